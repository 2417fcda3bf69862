"""The parts of a customer's own page."""
