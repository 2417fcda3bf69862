"""The people of a team at this moment: skills, load, limits, and who is at work."""
