"""How the queue is narrowed, kept, laid out and changed as a whole."""
