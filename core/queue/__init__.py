"""Queue (队列): the open work, most urgent first, and who takes it."""
