"""Pages for people without sign-in (公共)."""
