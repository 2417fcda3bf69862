from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class SignedIn(Event):
    kind = "person.signed_in"
    subject_kind = "person"


@dataclass(frozen=True, slots=True)
class SignedOut(Event):
    kind = "person.signed_out"
    subject_kind = "person"


@dataclass(frozen=True, slots=True)
class CodeGiven(Event):
    """The code of the person's device was right, and is used up."""

    kind = "person.code_given"
    subject_kind = "person"


@dataclass(frozen=True, slots=True)
class Joined(Event):
    """The person followed an invitation or a reset and chose a passphrase."""

    kind = "person.joined"
    subject_kind = "person"

    purpose: str


@dataclass(frozen=True, slots=True)
class DeskFounded(Event):
    kind = "desk.founded"
    subject_kind = "desk"
