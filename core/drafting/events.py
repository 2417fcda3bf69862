from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class DraftEvent(Event):
    """``process``: its code; drafts come and go, processes stay."""

    subject_kind = "draft"

    process: str


@dataclass(frozen=True, slots=True)
class DraftStarted(DraftEvent):
    kind = "draft.started"


@dataclass(frozen=True, slots=True)
class DraftDiscarded(DraftEvent):
    kind = "draft.discarded"


@dataclass(frozen=True, slots=True)
class ReviewAsked(DraftEvent):
    kind = "draft.review_asked"


@dataclass(frozen=True, slots=True)
class DraftTakenBack(DraftEvent):
    """From the review, by the author or the approver."""

    kind = "draft.taken_back"
