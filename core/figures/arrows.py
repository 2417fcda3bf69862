"""The flow as it is written and the flow as it happened, arrow by arrow. Pure values."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from core.figures import rules
from core.figures.views import Moved
from core.process.document import Document
from core.process.words import MoveKind


class Arrow(NamedTuple):
    """``back``: rework, dashed; ``off``: the document knows no such move, or somebody moved the case past it."""

    step: str
    to: str
    stays: int
    back: bool = False
    off: bool = False


def written(document: Document, moves: Iterable[Moved]) -> list[Arrow]:
    """The moves of the document, with how many went by the rules; nobody may have gone some of them."""
    by_rule = _sums(each for each in moves if not rules.is_off(each.kind))
    found = list[Arrow]()
    for name, step in document.steps.items():
        aside = [step.max_visits.then] if step.max_visits else []
        aside += [step.reopen.to] if step.reopen else []
        back = dict.fromkeys(aside, True) | {move.to: move.back for move in reversed(step.next)}
        onward = [to for to in dict.fromkeys([*(move.to for move in step.next), *aside]) if to in document.steps]
        found += [Arrow(name, to, by_rule.get((name, to), 0), back[to]) for to in onward]
    return found


def happened(document: Document, moves: Sequence[Moved], rarest: float) -> tuple[list[Arrow], int, int]:
    """What cases really did; and how many kinds of moves, of how many stays, are too rare to be drawn.

    ``rarest``: the share of the stays in a step below which a move is left out.
    """
    real = [each for each in moves if each.to and each.kind is not MoveKind.MIGRATION and each.step in document.steps]
    left = _left(real)
    arrows = list[Arrow]()
    for (step, to), stays in sorted(_sums(real).items()):
        same = [each for each in real if (each.step, each.to) == (step, to)]
        off = sum(each.stays for each in same if rules.is_off(each.kind))
        if to not in rules.written(document, step):
            off = stays
        back = all(rules.is_rework(document.steps[step], to, each.kind) for each in same if not rules.is_off(each.kind))
        arrows += [Arrow(step, to, stays - off, back)] if stays > off else []
        arrows += [Arrow(step, to, off, off=True)] if off else []
    rare = [each for each in arrows if each.stays < rarest * left[each.step]]
    return [each for each in arrows if each not in rare], len(rare), sum(each.stays for each in rare)


def _sums(moves: Iterable[Moved]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for each in moves:
        found[each.step, each.to] = found.get((each.step, each.to), 0) + each.stays
    return found


def _left(moves: Iterable[Moved]) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in moves:
        found[each.step] = found.get(each.step, 0) + each.stays
    return found
