"""What the command line says."""

PHRASES: dict[str, tuple[str, str]] = {}
