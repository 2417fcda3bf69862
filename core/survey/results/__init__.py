"""What the answers of a period say together, each figure with its uncertainty and the cases behind it."""
