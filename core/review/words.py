from core.language import N_, Word


class Unfit(Word):
    """Why an approved version did not come into force on its day."""

    MOVED = "moved", N_("another version of the document came into force meanwhile")
    RETIRED = "retired", N_("the document was retired meanwhile")
    UNSOUND = "unsound", N_("the document does not pass the check any more")
    TARGET = "target", N_("a process that it hands cases over to is no longer in force")
    UNHELD = "unheld", N_("a role of it is held by nobody any more")
