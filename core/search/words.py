from core.language import N_, Word


class Operator(Word):
    """What narrows a search; each is understood by its code and by its name in every language of the desk."""

    FROM = "from", N_("from")
    STAGE = "stage", N_("stage")
    BEFORE = "before", N_("before")
    AFTER = "after", N_("after")
    HAS = "has", N_("has")
    TEAM = "team", N_("team")


class Thing(Word):
    """What a case may have."""

    ATTACHMENT = "attachment", N_("attachment")
    NOTE = "note", N_("note")


class Order(Word):
    NEWEST = "newest", N_("Newest first")
    BEST = "best", N_("Best first")


class Place(Word):
    """Where in a case something was found."""

    CASE = "case", N_("Subject or description")
    NAME = "name", N_("Customer's name")
    SAID = "said", N_("Conversation")
    NOTE = "note", N_("Note")
    FILE = "file", N_("Attachment's name")
