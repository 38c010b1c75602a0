"""Figures, the children behind them and worklists, as text, JSON, workbooks, tables and a page."""
