"""Search: words of any script in all that was said and written in a case, found within what the reader may see."""
