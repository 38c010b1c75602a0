"""The authorities: their names, codes, regions and neighbours. Facts only."""

from ilacs.register.authorities import Authority, authorities, resolve

__all__ = ["Authority", "authorities", "resolve"]
