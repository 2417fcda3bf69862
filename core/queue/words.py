from core.language import N_, Word


class View(Word):
    """The cases one looks at."""

    MINE = "mine", N_("Mine")
    FREE = "free", N_("Unassigned")
    RISK = "risk", N_("Late or at risk")
    WAITING = "waiting", N_("Waiting")
    OPEN = "open", N_("All open")
    RESOLVED = "resolved", N_("Resolved")
    CLOSED = "closed", N_("Closed")
