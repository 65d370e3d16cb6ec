"""What goes wrong, and what to do."""

PHRASES: dict[str, tuple[str, str]] = {}
