"""The one component of our own: a box to write in that loses nothing and takes pictures (see decision 12)."""
