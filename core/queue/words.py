from core.language import N_, Word


class View(Word):
    """The cases one looks at."""

    MINE = "mine", N_("Mine")
    TEAM = "team", N_("My team")
    FREE = "free", N_("Unassigned")
    RISK = "risk", N_("Late or at risk")
    OPEN = "open", N_("All open")
    WAITING = "waiting", N_("Waiting")
    COMPLAINT = "complaint", N_("Complaints")
    SENSITIVE = "sensitive", N_("Sensitive")
    REMINDER = "reminder", N_("With my reminder")
    WATCHED = "watched", N_("Watched by me")
    RESOLVED = "resolved", N_("Resolved")
    CLOSED = "closed", N_("Closed")


DAILY = (View.MINE, View.TEAM, View.FREE, View.RISK, View.OPEN)
