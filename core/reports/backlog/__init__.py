"""What is open at this moment: how old, in which stage, and how much work lies in it."""
