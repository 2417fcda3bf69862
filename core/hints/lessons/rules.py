"""How well a version does, in figures with their uncertainty. Pure values."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.survey.rules import Estimate, share

Triple = tuple[str, str, int]  # what it was, what the hint said, how often


@dataclass(frozen=True, slots=True)
class Trial:
    """Of one target: ``right`` of all, ``by_answer``, the table of confusion, and of those that were sure enough."""

    right: Estimate
    by_answer: dict[str, Estimate]
    confusion: dict[tuple[str, str], int]
    told: Estimate
    right_where_told: Estimate
    left_out: Mapping[str, int]
    cases: int


def trial(report: Mapping[str, Any], sure_from: int) -> Trial:
    """``report``: as it was kept; ``sure_from``: in percent, from where on a hint is shown."""
    triples: list[Triple] = [(was, said, n) for was, said, n in report.get("confusion", ())]
    sureness: Sequence[tuple[float, bool]] = report.get("sureness", ())
    shown = [right for sure, right in sureness if 100 * sure >= sure_from]
    right, by_answer, confusion = table(triples)
    return Trial(
        right=right,
        by_answer=by_answer,
        confusion=confusion,
        told=share(len(shown), len(sureness)),
        right_where_told=share(sum(shown), len(shown)),
        left_out=report.get("left_out", {}),
        cases=report.get("cases", 0),
    )


def table(triples: Iterable[Triple]) -> tuple[Estimate, dict[str, Estimate], dict[tuple[str, str], int]]:
    """Right of all, right by what it was, and the counts of what it was and what was said."""
    counts = Counter[tuple[str, str]]()
    for was, said, n in triples:
        counts[was, said] += n
    whole = Counter[str]()
    for (was, _), n in counts.items():
        whole[was] += n
    right = share(sum(n for (was, said), n in counts.items() if was == said), sum(whole.values()))
    return right, {was: share(counts[was, was], n) for was, n in sorted(whole.items())}, dict(counts)
