"""Limits: how often somebody may do what is costly, or what must not be tried at will."""
