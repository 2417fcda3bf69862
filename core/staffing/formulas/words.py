from core.language import N_, Word


class Known(Word):
    """A case whose figures are known to 50 digits."""

    CALLS_14 = "calls_100_of_3_min_14_people", N_("100 calls of 3 min in half an hour, 14 people")
    HOTLINE = "hotline_60_an_hour_in_15_s", N_("Hotline: 60 an hour, within 15 s")
    CHAT = "chat_40_an_hour_in_5_min", N_("Chat: 40 an hour, within 5 min")
    ONE = "one_agent", N_("One person alone")
    MANY = "ten_thousand_agents", N_("10,000 people")
    HARDLY = "ten_thousand_agents_hardly_enough", N_("10,000 people, hardly enough")
    PATIENT = "patience_as_long_as_handling", N_("Callers wait as long as a call lasts")
    TWO_MINUTES = "patience_2_min_load_of_all", N_("Callers wait 2 min, everybody busy")
    OVERLOAD = "patience_under_overload", N_("Callers give up under overload")
    HUNDRED = "patience_100_erlangs", N_("Callers give up, 100 erlangs")
    TWO_PRIORITIES = "two_priorities", N_("Two priorities")
    FOUR_PRIORITIES = "four_priorities", N_("Four priorities")
    ONE_BY_ONE = "three_priorities_one_agent", N_("Three priorities, one person")
    LOGNORMAL = "handling_lognormal_one_agent", N_("Lognormal minutes, one person")
    ENDLESS = "hands_without_end", N_("People without end")
    SQUARE_ROOT = "square_root_rule", N_("Square-root rule")


class Told(Word):
    """What a formula tells of a case."""

    WAITING = "waiting", N_("Share that waits")
    WAIT = "wait", N_("Mean wait")
    WITHIN = "within", N_("Share answered in time")
    OCCUPANCY = "occupancy", N_("Share of time at work")
    QUEUE = "queue", N_("Mean number waiting")
    ABANDONED = "abandoned", N_("Share that gives up")
    MEAN = "mean", N_("Mean at work")
    VARIANCE = "variance", N_("Variance at work")
    ABOVE = "above", N_("Chance of more than the limit")
    APPROXIMATE = "approximate", N_("Approximation")
    EXACT = "exact", N_("Exact")
