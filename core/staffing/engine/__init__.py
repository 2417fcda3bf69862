"""The event simulation of cases that can wait: a desk over some weeks, again and again with other chances."""
