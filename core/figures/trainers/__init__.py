"""What trainers look at first: the steps that break most, wait longest and are read least."""
