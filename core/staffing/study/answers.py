"""What the processes that study and plan hand back: a result, and which engine has played."""

from dataclasses import dataclass

from core.staffing.study.results import Line, Study
from core.staffing.tours.forms import Proposal


@dataclass(frozen=True, slots=True)
class Answer:
    """``engine``: which one has played."""

    engine: str
    study: Study


@dataclass(frozen=True, slots=True)
class RotaAnswer:
    """``proposed``: as if every week were like the one that is proposed; none where nothing could be proposed."""

    engine: str
    first: str
    proposal: Proposal
    today: Line
    proposed: Line | None
