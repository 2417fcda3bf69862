"""Who hears of a case by a rule."""
