"""Integrity (自检): what must be true of the rows of a desk, whoever wrote them."""
