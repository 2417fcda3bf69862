from core.language import N_, Word


class Direction(Word):
    INCOMING = "in", N_("From the customer")
    OUTGOING = "out", N_("Reply")
    NOTE = "note", N_("Note")


class Author(Word):
    CUSTOMER = "customer", N_("Customer")
    STAFF = "staff", N_("Staff")
    SYSTEM = "system", N_("System")
