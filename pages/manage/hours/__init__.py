"""The parts of the page of calendars, one file for each."""
