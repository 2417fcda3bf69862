from core.language import N_, Word


class Sharing(Word):
    """Who finds a saved view in their list; what they see in it is theirs to see anyway."""

    PRIVATE = "private", N_("Only me")
    TEAM = "team", N_("A team")
    EVERYBODY = "everybody", N_("Everybody")
