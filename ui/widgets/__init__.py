"""Small parts that know neither workspace nor storage."""
