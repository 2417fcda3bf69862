from core.language import N_, Word

LIVE = frozenset({"chat"})  # channels whose cases are answered while the customer waits: reckoned by Erlang alone
AT_ONCE = frozenset({"phone", "walk_in"})  # channels whose first answer is given on the spot


class Source(Word):
    """Where a figure comes from."""

    MEASURED = "measured", N_("measured")
    TYPED = "typed", N_("typed")
    SHIPPED = "shipped", N_("as shipped")


class Flow(Word):
    """What comes in: cases may wait, the others are answered while the customer waits."""

    CASES = "cases", N_("Cases")
    CHATS = "chats", N_("Chats")
    CALLS = "calls", N_("Calls")


class Missing(Word):
    """What the desk's rows do not tell, or tell of no good; the sentence says what to do.

    In the sentences ``n`` is how many, and ``what`` names the skill, the team or the day.
    """

    NO_HISTORY = "no_history", N_("No case came in during these weeks. Type how many come in, or look further back.")
    FEW_CASES = "few_cases", N_("Only {n} cases came in during these weeks. Look further back, or trust no decimals.")
    ONE_HOUR = "one_hour", N_(
        "All {n} cases came in within one hour, as an import does. Type how they spread, or look at other weeks."
    )
    NO_HANDLING_TIME = "no_handling_time", N_(
        "Nobody noted the minutes of a solved case. Note them in some cases, or type how long a touch takes."
    )
    FEW_HANDLING_TIMES = "few_handling_times", N_(
        "Minutes were noted in {n} solved cases only. Note more, or type how long a touch takes."
    )
    ZERO_HANDLING = "zero_handling", N_("The minutes noted in {n} cases are all zero. Type how long a touch takes.")
    NO_TOUCHES = "no_touches", N_(
        "Solved cases have too few replies in them ({n}) to tell how often one is touched again. Type the chance."
    )
    NO_PATIENCE = "no_patience", N_(
        "No missed call was recorded, so nobody knows after how long callers give up. Type the minutes if you know."
    )
    NOBODY_WORKS = "nobody_works", N_("Nobody has a role that works on cases. Invite members first.")
    NOBODY_ROSTERED = "nobody_rostered", N_("Nobody is at work in these weeks. Write shifts, or give office hours.")
    BY_CALENDAR = "by_calendar", N_(
        "{n} people have no shifts, nor have most of their team: the hours of its calendar count. Write their shifts."
    )
    NO_SHIFTS = "no_shifts", N_("{what} has no shifts in these weeks, though others of the team have. Write some.")
    ROTA_ENDS = "rota_ends", N_(
        "No shift is written for the days after {what}. Let the weeks repeat, or look less far ahead."
    )
    SKILL_NOBODY_HAS = "skill_nobody_has", N_(
        "{n} % of the cases need “{what}”, and nobody who works in these weeks can do that. Give somebody the skill."
    )
    TEAM_OF_NOBODY = "team_of_nobody", N_(
        "{n} % of the cases go to “{what}”, and nobody of that team works in these weeks. Add members, or their shifts."
    )
    TOGETHER_NOBODY = "together_nobody", N_(
        "{n} % of the cases need a team and skills that no person has together: {what}. Give one person all of them."
    )
    LIVE_OVERLOAD = "live_overload", N_(
        "In {n} hours calls, chats and breaks take all the time of those at work. Roster more people there."
    )
    LONG_BACKLOG = "long_backlog", N_("More cases are open than can be played: the {n} newest count. Close old ones.")
    NO_HOURS = "no_hours", N_(
        "A calendar has no hours in these weeks: nothing promised by it is ever due. Give it some."
    )
    KINDS_FOLDED = "kinds_folded", N_(
        "{n} % of the cases are of rare kinds, and count as the most alike frequent kind."
    )
