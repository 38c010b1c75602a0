"""Signing in with an account at the council's own provider, by OpenID Connect."""
