"""What keeps rules within bounds: what they did before, in this case and in others."""
