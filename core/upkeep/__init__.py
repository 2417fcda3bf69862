"""Upkeep (维护): documents in force are read again in time, retired, and brought back."""
