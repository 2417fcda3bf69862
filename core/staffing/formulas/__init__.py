"""Formulas of waiting lines: what can be reckoned without simulating, exact where their assumptions hold."""
