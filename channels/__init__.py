"""The doors that are not screens: HTTP, the command line, and the runner of jobs."""
