"""What a staffing study said, as tables, charts and sentences."""
