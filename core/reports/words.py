from core.language import N_, Word


class Period(Word):
    """The days up to today, today included; weekdays are in it equally often."""

    WEEK = "1w", N_("7 days")
    MONTH = "4w", N_("4 weeks")
    QUARTER = "13w", N_("13 weeks")
    YEAR = "52w", N_("1 year")

    @property
    def weeks(self) -> int:
        return int(self.value.removesuffix("w"))

    @property
    def step(self) -> int:
        """How many days one point of its charts takes together."""
        return 1 if self.weeks <= 4 else 7

    @property
    def points(self) -> int:
        return self.weeks * 7 // self.step

    @property
    def season(self) -> int:
        """After how many points of its charts a week begins anew."""
        return 7 if self.step == 1 else 1


class By(Word):
    """By what the figures are told apart."""

    TEAM = "team", N_("Team")
    CHANNEL = "channel", N_("Channel")
    CATEGORY = "category", N_("Category")
    PRIORITY = "priority", N_("Priority")
    OWNER = "owner", N_("Owner")


class Slice(Word):
    """Which cases stand behind a figure."""

    ARRIVED = "arrived", N_("Came in")
    RESOLVED = "resolved", N_("Resolved")
    UNANSWERED = "unanswered", N_("Not answered yet")
    KEPT = "kept", N_("Answered in time")
    MISSED = "missed", N_("Answered late or not at all")
    SOLVED_LATE = "solved_late", N_("Resolved late or not at all")
    LATE_STEP = "late_step", N_("Left a step too late")
    OPEN = "open", N_("Open now")
    TARGET_KEPT = "target_kept", N_("Kept")
    TARGET_MISSED = "target_missed", N_("Late or not at all")
    DUE = "due", N_("Due")
    SLOW_CALL = "slow_call", N_("Answered late or missed")
    FLAWED = "flawed", N_("Impossible in time")
    UNKNOWN = "unknown", N_("Opening not known")

    @property
    def now(self) -> bool:
        """Of this moment, whatever the period."""
        return self in {Slice.OPEN, Slice.DUE}


class Band(Word):
    """How old an open case is; each band begins where the one before it ends."""

    DAY = "1d", N_("less than a day")
    THREE = "3d", N_("1–3 days")
    WEEK = "7d", N_("3–7 days")
    FORTNIGHT = "14d", N_("1–2 weeks")
    MONTH = "28d", N_("2–4 weeks")
    QUARTER = "91d", N_("4–13 weeks")
    OLDER = "older", N_("more than 13 weeks")

    @property
    def days(self) -> int | None:
        """Where it ends."""
        return int(self.value.removesuffix("d")) if self is not Band.OLDER else None

    @property
    def begins(self) -> int:
        place = list(Band).index(self)
        return list(Band)[place - 1].days or 0 if place else 0


class Horizon(Word):
    """When an open promise is due, seen from now."""

    LATE = "late", N_("late")
    HOUR = "hour", N_("within an hour")
    TODAY = "today", N_("later today")
    LATER = "later", N_("after today")
    STILL = "still", N_("standing still")


class Verdict(Word):
    """What an interval allows one to say of a change."""

    BETTER = "better", N_("better")
    WORSE = "worse", N_("worse")
    MORE = "more", N_("more")
    FEWER = "fewer", N_("fewer")
    UNCLEAR = "unclear", N_("cannot tell")
    SAME = "same", N_("no difference")
