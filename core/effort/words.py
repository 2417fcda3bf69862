from core.language import N_, Word


class Way(Word):
    """Who called whom."""

    IN = "in", N_("Customer called")
    OUT = "out", N_("Called the customer")
