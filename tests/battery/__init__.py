"""What kills the program at random moments and tears its file, to prove that nothing is lost. Run by `make battery`."""
