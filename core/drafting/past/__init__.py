"""What was changed in a draft: by whom, when, and what, as far back as it is kept."""
