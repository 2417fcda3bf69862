"""When rules of time are due: for which cases their moment has come, and in which it came in the past."""
