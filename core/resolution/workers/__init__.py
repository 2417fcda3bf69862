"""Who works a step of a case, and who else could."""
