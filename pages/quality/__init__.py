"""Quality (质量): what customers say of the work, and what is learned from it."""
