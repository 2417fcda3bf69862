"""What will come in, by hour, from what has come in: levels of weekdays, hours of the day, days of note."""
