"""What a timeline is made of: an axis of days, marks in lanes, one frozen scene that screen, pictures and tests draw alike."""
