"""The cases behind a figure of a step: the newest stays first, found day by day."""
