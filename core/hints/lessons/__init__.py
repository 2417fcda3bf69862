"""What the desk learns from, what it has learned so far, and how that turned out."""
