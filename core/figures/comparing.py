"""Two versions of a document beside one another, step by step, and how sure the difference is. Pure values."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.figures.views import Figures, Line
from core.reports import rules
from core.reports.rules import Change
from core.reports.words import Verdict

EMPTY = Line("")


@dataclass(frozen=True, slots=True)
class Beside:
    """One step in both; ``faster``: minutes of the median, ``later``: share of missed limits. Less is better.

    The intervals are those of ``core.reports.rules.change``: from the 95 % intervals of the two medians (Brookmeyer and
    Crowley 1982) and of the two shares (Wilson 1927) by MOVER (Zou and Donner 2008), which for shares is Newcombe's.
    """

    step: str
    before: Line
    now: Line
    faster: Change | None
    later: Change | None

    @property
    def verdicts(self) -> tuple[Verdict | None, Verdict | None]:
        return _verdict(self.faster), _verdict(self.later)


def compared(before: Figures, now: Figures) -> Sequence[Beside]:
    """Steps of the newer one first; where both count by different clocks, no times are compared."""
    same = before.worked == now.worked
    steps = dict.fromkeys([*now.by_step, *before.by_step])
    return [_beside(step, before.by_step.get(step, EMPTY), now.by_step.get(step, EMPTY), same) for step in steps]


def _beside(step: str, before: Line, now: Line, same: bool) -> Beside:
    faster = rules.change(now.median, before.median) if same else None
    return Beside(step, before, now, faster, rules.change(now.missed, before.missed))


def _verdict(moved: Change | None) -> Verdict | None:
    return rules.verdict(moved, -1) if moved else None
