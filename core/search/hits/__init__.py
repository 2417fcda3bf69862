"""Cases that were found, as they are shown: with the place where the words stand."""
