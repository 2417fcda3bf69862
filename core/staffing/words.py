from core.language import N_, Word


class Limiting(Word):
    """What stands between the desk and its promise."""

    NOTHING = "nothing", N_("Nothing limits you: the promise is kept.")
    PEOPLE = "people", N_("People limit you.")
    HOURS = "hours", N_("Hours limit you, not people.")
    SKILL = "skill", N_("Skills limit you, not people.")
    PRIORITY = "priority", N_("The order of work limits you, not people.")
    LYING = "lying", N_("Cases lie while people are free: attention limits you, not people.")
    UNCLEAR = "unclear", N_("What limits you cannot be told.")


class Probe(Word):
    """A change that is tried to find what limits the desk; each touches one thing only."""

    MORE_PEOPLE = "more_people", N_("Half as many people again, on the same shifts")
    ALL_HOURS = "all_hours", N_("The same hours of work, spread over all seven days")
    ALL_SKILLS = "all_skills", N_("Everybody can do everything")
    BY_PRIORITY = "by_priority", N_("Highest priority first")
    AT_ONCE = "at_once", N_("Every case is looked at as soon as somebody is free")
    ONE_MORE = "one_more", N_("One more person like {name}")
    WEEKEND = "weekend", N_("Two days of {name} moved to the weekend")
    LATER = "later", N_("{name} begins three hours later")
    TAUGHT = "taught", N_("{name} learns what everybody else can do")


class Input(Word):
    """What is turned by a tenth up and down, one at a time."""

    ARRIVALS = "arrivals", N_("Cases coming in")
    HANDLING = "handling", N_("Minutes of work per case")
    AGAIN = "again", N_("Cases that come back")
    AWAY = "away", N_("Time away with the customer")
    LIVE = "live", N_("Calls and chats")
    SHRINKAGE = "shrinkage", N_("Breaks, training, talk")
    LIMIT = "limit", N_("Limit of the first response")


class StudyKind(Word):
    WHAT_IF = "what_if", N_("Staffing what-if")
    ROTA = "rota", N_("Proposal of a rota")


class Weekday(Word):
    """As a column of a week is called, Monday first."""

    MONDAY = "monday", N_("Monday")
    TUESDAY = "tuesday", N_("Tuesday")
    WEDNESDAY = "wednesday", N_("Wednesday")
    THURSDAY = "thursday", N_("Thursday")
    FRIDAY = "friday", N_("Friday")
    SATURDAY = "saturday", N_("Saturday")
    SUNDAY = "sunday", N_("Sunday")
