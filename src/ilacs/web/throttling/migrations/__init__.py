"""Steps by which the database came to hold counts."""
