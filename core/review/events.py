from dataclasses import dataclass

from core.drafting.events import DraftEvent


@dataclass(frozen=True, slots=True)
class Commented(DraftEvent):
    """``comment``: its row."""

    kind = "draft.commented"

    comment: int


@dataclass(frozen=True, slots=True)
class CommentSettled(DraftEvent):
    kind = "draft.comment_settled"

    comment: int


@dataclass(frozen=True, slots=True)
class CommentReopened(DraftEvent):
    kind = "draft.comment_reopened"

    comment: int


@dataclass(frozen=True, slots=True)
class ReleaseScheduled(DraftEvent):
    """``until``: when it comes into force, in UTC."""

    kind = "draft.scheduled"

    until: str


@dataclass(frozen=True, slots=True)
class ReleaseWithdrawn(DraftEvent):
    kind = "draft.withdrawn"


@dataclass(frozen=True, slots=True)
class ReleaseUnfit(DraftEvent):
    """``unfit``: why it did not come into force."""

    kind = "draft.unfit"

    unfit: str
