from core.language import N_, Word
from core.process.words import MoveKind


class Part(Word):
    """Which stays in a step stand behind a figure."""

    NOW = "now", N_("There now")
    STAYS = "stays", N_("Stays")
    LATE = "late", N_("Limit missed")
    REWORK = "rework", N_("Sent back")
    OFF = "off", N_("Off procedure")


class Pace(Word):
    """What the interval of the missed limits allows one to say of a step."""

    OFTEN = "often", N_("often late")
    TIGHT = "tight", N_("tight")
    KEPT = "kept", N_("kept")
    UNCLEAR = "unclear", N_("cannot tell")


class Seen(Word):
    """In which way a document is looked at."""

    WRITTEN = "written", N_("As written")
    HAPPENED = "happened", N_("As it happened")
    COMPARED = "compared", N_("Compared")
    WORDS = "words", N_("In words")


#: Kinds of moves that a trainer may want to know of, the weightiest first.
DEVIATIONS = (
    MoveKind.OVERRIDE,
    MoveKind.CAP,
    MoveKind.ALONE,
    MoveKind.REOPEN,
    MoveKind.HAND_OVER,
    MoveKind.MIGRATION,
    MoveKind.TIME,
)
