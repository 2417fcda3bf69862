"""The parts of the page on which a draft is reviewed: the difference, what is said of it, and what is decided."""
