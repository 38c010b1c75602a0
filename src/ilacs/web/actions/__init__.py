"""Every write of the application: each in one transaction with the event that tells of it."""
