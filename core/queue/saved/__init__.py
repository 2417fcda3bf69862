"""Views of the queue that people keep under a name, for themselves or for others."""
