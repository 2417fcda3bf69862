from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class FieldEvent(Event):
    """``code``: of the field; never what somebody answered."""

    subject_kind = "field"

    code: str


@dataclass(frozen=True, slots=True)
class FieldAdded(FieldEvent):
    kind = "field.added"


@dataclass(frozen=True, slots=True)
class FieldChanged(FieldEvent):
    kind = "field.changed"


@dataclass(frozen=True, slots=True)
class FieldRetired(FieldEvent):
    kind = "field.retired"


@dataclass(frozen=True, slots=True)
class FieldRestored(FieldEvent):
    kind = "field.restored"


@dataclass(frozen=True, slots=True)
class QuestionsChanged(Event):
    """``code``: of the category; ``fields``: what it asks for now, in this order."""

    kind = "term.questions_changed"
    subject_kind = "term"

    code: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TreeLoaded(Event):
    kind = "desk.tree_loaded"
    subject_kind = "desk"

    tree: str
    categories: int
    asked: int


@dataclass(frozen=True, slots=True)
class TicketAnswered(Event):
    """``fields``: the codes of those whose answer changed."""

    kind = "ticket.answered"
    subject_kind = "ticket"

    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswersRevealed(Event):
    """``reason``: typed by those whose case it is not."""

    kind = "ticket.answers_revealed"
    subject_kind = "ticket"

    reason: str
