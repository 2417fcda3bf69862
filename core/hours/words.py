from core.language import N_, Word


class DayKind(Word):
    """What a day is in a calendar, for whoever looks at a year."""

    OPEN = "open", N_("open")
    SHORT = "short", N_("short day")
    CLOSED = "closed", N_("closed")
    HOLIDAY = "holiday", N_("holiday")
    MAKE_UP = "make_up", N_("make-up workday")


class Fresh(Word):
    """What a proposed day would change in a calendar."""

    NEW = "new", N_("new")
    OTHER = "other", N_("replaces what is there")
    THERE = "there", N_("there already")
    CLOSED_ANYWAY = "closed_anyway", N_("closed anyway")
    OPEN_ANYWAY = "open_anyway", N_("open anyway")


class Doubt(Word):
    """What of a calendar file is not taken as it stands, or not at all."""

    CANCELLED = "cancelled", N_("cancelled: left out")
    NO_DATE = "no_date", N_("no date that can be read: left out")
    NO_LENGTH = "no_length", N_("begins and ends at the same time: left out")
    FAR = "far", N_("outside the years that can be planned: left out")
    TIMED = "timed", N_("has times of day: left out, as you chose")
    TWICE = "twice", N_("stands there twice: taken once")
    TOGETHER = "together", N_("several on one day: taken as one")
    REPEATS = "repeats", N_("repeats in a way that is not understood: only the first day is taken")
    BOUNDED = "bounded", N_("repeats for ever: taken for the next years only")
    LONG = "long", N_("lasts longer than a year: only the first year is taken")
    ZONE = "zone", N_("its time zone is not known: read by the clock of this calendar")
    CUT = "cut", N_("its name is long: shortened")
