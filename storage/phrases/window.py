"""Menus, tool bar, sidebar, table and status bar."""

PHRASES: dict[str, tuple[str, str]] = {}
