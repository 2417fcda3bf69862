"""Deadlines (时限): what is promised for a case, counted in working time, and explained interval by interval."""
