"""The application: people, access, audit, and pages over everything below."""
