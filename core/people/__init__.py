"""People (成员): who works here, in which roles and teams, with which skills."""
