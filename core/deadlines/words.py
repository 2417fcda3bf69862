from core.language import N_, Word


class DeadlineKind(Word):
    """What is promised for a case; the limit of its step stands with its visit."""

    RESPONSE = "response", N_("First response")
    REPLY = "reply", N_("Next reply")
    CONTACT = "contact", N_("Third party contacted")
    COMPLAINT = "complaint", N_("Complaint answer")
    RESOLUTION = "resolution", N_("Resolution")


class Party(Word):
    """Who besides the customer has a word in a case."""

    SUPPLIER = "supplier", N_("Supplier")
    FACTORY = "factory", N_("Factory")
    CARRIER = "carrier", N_("Carrier")
    OTHER = "other", N_("Somebody else")


class Effect(Word):
    """What a change of the promises does to one."""

    SOONER = "sooner", N_("due sooner")
    LATER = "later", N_("due later")
    NEW = "new", N_("newly promised")
    GONE = "gone", N_("no longer promised")
    LATE = "late", N_("late at once")


class PartKind(Word):
    """What a stretch of time does to a deadline."""

    COUNTED = "counted", N_("counted")
    CLOSED = "closed", N_("not counted")
    PAUSED = "paused", N_("paused")
    LATE = "late", N_("late")
    AHEAD = "ahead", N_("still to come")


class Why(Word):
    """Why a stretch of time does not count."""

    BREAK = "break", N_("break")
    OFF_HOURS = "off_hours", N_("outside the hours")
    WEEKEND = "weekend", N_("weekend")
    DAY_OFF = "day_off", N_("no hours on this day")
    CUSTOMER = "customer", N_("waits for the customer")
    PARTNER = "partner", N_("waits for a partner")
    ENDED = "ended", N_("counted as solved")
    MERGED = "merged", N_("was part of another case")
