"""Jobs: heavy work as rows with a lease, progress, cancel and result."""
