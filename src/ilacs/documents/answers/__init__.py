"""Answers of the sector room, for people (lines of text) and for programs (JSON)."""
