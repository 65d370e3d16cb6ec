"""The record page and the start page."""

PHRASES: dict[str, tuple[str, str]] = {}
