"""Trying a document out: a pretended case walks through it, and nothing of it is kept."""
