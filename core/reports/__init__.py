"""Reports (运营报表): what the figures of a period say together, how sure they are, and the cases behind each."""
