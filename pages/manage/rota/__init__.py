"""What the page of shifts shows: who has how much, the week, and who is away."""
