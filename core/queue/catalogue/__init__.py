"""What the filters of the queue can be set to, and what their values are called."""
