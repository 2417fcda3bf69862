"""Sign-offs (签阅): who works by a document has read it, and says so."""
