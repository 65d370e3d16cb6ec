"""Qt; contains no SQL."""
