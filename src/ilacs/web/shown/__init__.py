"""What library rooms answer, as the plain words and numbers that templates show."""
