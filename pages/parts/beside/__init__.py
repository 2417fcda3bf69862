"""What belongs to a case beside its procedure, one section at a time."""
