"""The first run (首次使用): the only screen of a desk that nobody has founded yet."""
