"""What a workbook, a sheet or the clipboard says of itself."""

PHRASES: dict[str, tuple[str, str]] = {}
