"""Automation (自动规则): what the desk does with cases by itself, at an event or a time, as people have told it."""
