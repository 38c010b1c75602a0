"""Figures, and the children behind each figure, on any engine."""
