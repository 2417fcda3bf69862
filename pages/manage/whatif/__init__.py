"""Staffing what-if: what its screens are made of."""
