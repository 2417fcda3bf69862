"""Process documents leave the desk as files that others read, and come in from files that others wrote."""
