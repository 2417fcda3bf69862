"""One day of stays, read as they are and counted anew."""
