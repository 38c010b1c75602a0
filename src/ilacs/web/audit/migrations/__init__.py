"""Steps by which the database came to hold the audit trail."""
