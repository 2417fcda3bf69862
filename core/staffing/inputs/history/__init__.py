"""What came in and how it was worked on, counted over some weeks."""
