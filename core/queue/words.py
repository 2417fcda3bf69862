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


class Column(Word):
    """What a list of cases can show of each."""

    DUE = "due", N_("Due")
    PRIORITY = "priority", N_("Priority")
    NUMBER = "number", N_("Number")
    SUBJECT = "subject", N_("Subject")
    CUSTOMER = "customer", N_("Customer")
    STAGE = "stage", N_("Stage")
    STEP = "step", N_("Step")
    OWNER = "owner", N_("Owner")
    TEAM = "team", N_("Team")
    CATEGORY = "category", N_("Category")
    CHANNEL = "channel", N_("Channel")
    ORGANISATION = "organisation", N_("Organisation")
    PRODUCT = "product", N_("Product")
    TAGS = "tags", N_("Tags")
    OPENED = "opened", N_("Opened")


USUAL = (
    Column.DUE, Column.PRIORITY, Column.NUMBER, Column.SUBJECT,
    Column.CUSTOMER, Column.STAGE, Column.STEP, Column.OWNER,
)  # fmt: skip


class Order(Word):
    URGENT = "urgent", N_("Most urgent first")
    NEWEST = "newest", N_("Newest first")
    OLDEST = "oldest", N_("Oldest first")
    STILL = "still", N_("Longest in its step first")


class Due(Word):
    """Until when a case is due, seen from now."""

    LATE = "late", N_("Late")
    HOUR = "hour", N_("Within an hour")
    DAY = "day", N_("Within a day")
    WEEK = "week", N_("Within a week")
