"""The audit trail: who did what to what, and when. It can be added to and never changed."""
