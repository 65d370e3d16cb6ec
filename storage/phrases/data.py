"""Claims, agreement, aggregates and cautions."""

PHRASES: dict[str, tuple[str, str]] = {}
