"""Effort (工时与通话): the minutes and the calls that a case took."""
