"""Open software for inspections of local authority children's services (ILACS)."""

__version__ = "0.1.0"
