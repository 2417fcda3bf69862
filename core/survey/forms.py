from collections.abc import Mapping
from dataclasses import dataclass, field

from core.survey.words import Period, Slice


@dataclass(frozen=True, slots=True)
class Answer:
    """``scores``: 1 to 5 by the code of a dimension; ``recommend``: 0 to 10; ``reason``: the code of a term."""

    scores: Mapping[str, int] = field(default_factory=dict[str, int])
    recommend: int | None = None
    reason: str | None = None
    comment: str = ""
    call_me: bool = False


@dataclass(frozen=True, slots=True)
class Criteria:
    """Of which cases; ``before``: the period of the same length before this one."""

    period: Period = Period.QUARTER
    team: int | None = None
    category: str | None = None
    channel: str | None = None
    before: bool = False


@dataclass(frozen=True, slots=True)
class Behind:
    """The cases behind one figure. ``score`` is that of ``dimension``; ``week`` counts from the period's first."""

    slice: Slice = Slice.ANSWERED
    dimension: str | None = None
    score: int | None = None
    week: int | None = None
