"""Survey (满意度调查): the customer says how it was; what they say is counted with its uncertainty."""
