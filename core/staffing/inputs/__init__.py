"""Inputs (推演依据): what the what-if is fed with, measured from the desk's own rows or typed, and which of the two."""
