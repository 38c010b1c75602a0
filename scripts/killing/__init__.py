"""Killing the application while people work in it, and what must be so afterwards."""
