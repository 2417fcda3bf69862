"""What was said (往来): the part of a conversation that its customer knows of."""
