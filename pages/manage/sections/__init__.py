"""The forms of the settings page, one file for each."""
