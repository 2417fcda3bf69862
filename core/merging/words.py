from core.language import N_, Word


class Merged(Word):
    """What can be merged."""

    CUSTOMER = "customer", N_("Customer")
    ORGANISATION = "organisation", N_("Organisation")
