"""Attainment (时限达成): which promises were kept, which were missed, and what is due next."""
