"""The parts of the page on which categories are told what to ask: trees, one category, one field."""
