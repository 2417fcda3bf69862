"""The forms of the assignment page: rules in order, skills, and how each team works."""
