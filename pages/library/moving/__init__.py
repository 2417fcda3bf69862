"""The parts of the page on which running cases are moved to another version: the map, the preview, and what became."""
