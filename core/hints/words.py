from core.language import N_, Word


class Target(Word):
    """What a hint is about."""

    CATEGORY = "category", N_("Category")
    TEAM = "team", N_("Team")
    PRIORITY = "priority", N_("Priority")


class Source(Word):
    """Where a hint comes from."""

    LEARNED = "learned", N_("learned from this desk's cases")
    KEYWORDS = "keywords", N_("by words")
    OUTSIDE = "outside", N_("said by the language model outside")


class Sign(Word):
    """By what one sees that somebody is upset."""

    THREAT = "threat", N_("speaks of authorities, the press or the law")
    REPEATED = "repeated", N_("says that it is not the first time")
    STRONG = "strong", N_("uses strong words")
    MARKS = "marks", N_("many exclamation or question marks")
    CAPITALS = "capitals", N_("writes in capitals")
    AGAIN = "again", N_("says the same thing several times")


class Trouble(Word):
    """Why the desk goes by words although it has learned."""

    DAMAGED = "damaged", N_("What was learned cannot be read any more. Hints go by words until the desk learns again.")
