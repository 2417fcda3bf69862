"""Parts of the pages for people without sign-in."""
