"""Who works on cases, and when."""
