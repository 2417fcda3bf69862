"""What became of a draft that is no longer there: an address that somebody kept still leads somewhere."""
