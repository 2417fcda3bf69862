"""Which scenario gives most for its price. Pure values."""

from collections.abc import Sequence

from core.reports.words import Verdict
from core.staffing.study.questions import TODAY
from core.staffing.study.results import Line


def best_value(lines: Sequence[Line]) -> Line | None:
    """Better than today at the least price for a point; of those that cost nothing more, the one that brings most."""
    today = next((each for each in lines if each.code == TODAY), None)
    better = [each for each in lines if each.verdict is Verdict.BETTER and each.growth is None]
    return min(better, key=lambda each: _dearness(each, today), default=None) if today else None


def _dearness(line: Line, today: Line) -> tuple[float, float]:
    """Money, or hours without a price, for each point; ``line`` is better than today, so that there are points."""
    gained = line.answer_moved.value if line.answer_moved else 0.0
    return max(0.0, further(line, today)) / gained if gained > 0 else float("inf"), -gained


def further(line: Line, today: Line) -> float:
    """How much more a week it takes than today: money, or hours where an hour has no price."""
    if line.cost is None or today.cost is None:
        return line.hours - today.hours
    return line.cost - today.cost
