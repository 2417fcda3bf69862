"""What a rule would have done lately, before it is switched on."""
