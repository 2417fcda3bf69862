from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class ShiftsChanged(Event):
    """Days as ISO dates, the last one not included; ``people``: how many; ``written_by``: the source of the rows."""

    kind = "desk.shifts_changed"
    subject_kind = "desk"

    since: str
    until: str
    people: int
    written_by: str


@dataclass(frozen=True, slots=True)
class WeekRepeats(Event):
    """The week that begins on the Monday ``of`` repeats for so many people."""

    kind = "desk.week_repeats"
    subject_kind = "desk"

    of: str
    people: int


@dataclass(frozen=True, slots=True)
class WeekEnds(WeekRepeats):
    """No week repeats for these people from the Monday ``of`` on."""

    kind = "desk.week_ends"


@dataclass(frozen=True, slots=True)
class AbsenceEntered(Event):
    """Days as ISO dates, both included; never the reason, which may be an illness."""

    kind = "person.absence_entered"
    subject_kind = "person"

    since: str
    until: str


@dataclass(frozen=True, slots=True)
class AbsenceTakenBack(AbsenceEntered):
    kind = "person.absence_taken_back"
