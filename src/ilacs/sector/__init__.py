"""Every authority, every inspection, and what they add up to."""
