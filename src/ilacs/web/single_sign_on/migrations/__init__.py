"""Steps by which the database came to hold accounts at the provider."""
