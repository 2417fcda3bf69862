from core.language import N_, Word
from core.process.document import Move


class Maker(Word):
    """What makes a move."""

    HAND = "hand", N_("A person, by hand")
    FIELDS = "fields", N_("A person, on a condition")
    EVENT = "event", N_("An event")
    TIME = "time", N_("Time")

    @classmethod
    def of(cls, move: Move | None) -> "Maker":
        if move is None:
            return cls.HAND
        if move.event:
            return cls.EVENT
        return cls.TIME if move.after else cls.FIELDS if move.when else cls.HAND


class Truth(Word):
    """What a case itself knows, so that no two steps of it say different things."""

    FINDING = "complaint.validity", N_("the finding on the complaint")
    POLICY = "policy.verdict", N_("whether our policy covers it")
    CONSENT = "consent.given", N_("whether the customer agreed")
    CAUSE = "cause.kind", N_("the cause that was found")
    SOLUTION = "solution.kind", N_("the solution that was chosen")
