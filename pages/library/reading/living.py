"""The flow chart alive: how many cases went where, how long they stayed, and where limits were missed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from core.figures import rules
from core.figures.views import Figures, Line, Moved
from core.figures.words import Pace
from core.process.document import Document
from core.process.words import MoveKind
from pages.parts import due, ways
from pages.parts.procedure import harmless, shown, step_name
from pages.parts.tokens import inks
from pages.parts.words import _, n_

WIDEST = 5  # pixels
BORDER = {Pace.OFTEN: ("bad", 4), Pace.TIGHT: ("bad", 2), Pace.KEPT: ("main", 1), Pace.UNCLEAR: ("main", 1)}
STRESS = str.maketrans("*_", "  ")  # labels are read as Markdown


class Arrow(NamedTuple):
    """``back``: rework, dashed; ``off``: the document knows no such move, or somebody moved the case past it."""

    step: str
    to: str
    stays: int
    back: bool = False
    off: bool = False


def length(minutes: float, worked: bool) -> str:
    """On the clock by which the document counts; days of working time would not be days."""
    return (due.worked if worked else due.span)(round(minutes))


def chart(document: Document, found: Figures, here: Mapping[str, int], arrows: Sequence[Arrow], near: str = "") -> str:
    """Mermaid text; the width of an arrow is how many went, the border of a step what its limits say."""
    ink, steps = inks(), shown(document, near or document.start)
    drawn = [each for each in arrows if each.step in steps and (each.to in steps or each.to not in document.steps)]
    most = max((each.stays for each in drawn), default=0)
    lines = ['%%{init: {"themeVariables": {"edgeLabelBackground": "' + ink.paper + '"}}}%%', "flowchart TB"]
    lines += [_node(document, step, found, here.get(step, 0)) for step in steps]
    strange = dict.fromkeys(each.to for each in drawn if each.to not in document.steps)
    lines += [f'  o_{place}["{harmless(name)}"]:::strange' for place, name in enumerate(strange)]
    ids = {name: f"o_{place}" for place, name in enumerate(strange)} | {name: f"s_{name}" for name in steps}
    lines += [_edge(each, ids) for each in drawn]
    lines += [_stroke(place, each, most) for place, each in enumerate(drawn)]
    return "\n".join([*lines, *_classes()])


def written(document: Document, moves: Iterable[Moved]) -> list[Arrow]:
    """The moves of the document, with how many went by the rules; nobody may have gone some of them."""
    by_rule = _sums(each for each in moves if not rules.is_off(each.kind))
    found = list[Arrow]()
    for name, step in document.steps.items():
        aside = {step.max_visits.then} if step.max_visits else set[str]()
        aside |= {step.reopen.to} if step.reopen else set[str]()
        back = {move.to: move.back for move in reversed(step.next)} | dict.fromkeys(aside, True)
        onward = [
            to for to in dict.fromkeys([*(move.to for move in step.next), *sorted(aside)]) if to in document.steps
        ]
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


def _node(document: Document, step: str, found: Figures, count: int) -> str:
    """The name, then median of limit and how many stand there now."""
    line = found.by_step.get(step, Line(step))
    own, quiet = document.steps[step], list[str]()
    if line.median.value is not None:
        said = length(line.median.value, found.worked)
        of = _("{median} of {limit}").format(median=said, limit=ways.length(own.due.default)) if own.due else said
        quiet.append(said if own.due and own.due.from_start else of)
    if count:
        quiet.append(n_("{n} here", "{n} here", count))
    name = harmless(step_name(document, step)).translate(STRESS) or step
    words = "\n".join([f"**{name}**", *([harmless(" • ".join(quiet))] if quiet else [])])
    left, right = ('(["`', '`"])') if step == document.start or own.end else ('["`', '`"]')
    pace = line.pace
    return f"  s_{step}{left}{words}{right}:::{pace or 'none'}"


def _edge(arrow: Arrow, ids: Mapping[str, str]) -> str:
    """Rework is dashed; what was off procedure ends in a cross."""
    line = "--x" if arrow.off else "-.->" if arrow.back else "-->"
    words = f'|"{arrow.stays:,}"| ' if arrow.stays else " "
    return f"  {ids[arrow.step]} {line}{words}{ids[arrow.to]}"


def _stroke(place: int, arrow: Arrow, most: int) -> str:
    ink = inks()
    color = ink.bad if arrow.back or arrow.off else ink.quiet
    width = 1 + (WIDEST - 1) * arrow.stays / most if most else 1
    return f"  linkStyle {place} stroke:{color},stroke-width:{width:.1f}px"


def _classes() -> Iterable[str]:
    ink = inks()
    for pace, (color, width) in BORDER.items():
        yield f"  classDef {pace} fill:{ink.fill},stroke:{getattr(ink, color)},color:{ink.text},stroke-width:{width}px"
    yield f"  classDef none fill:{ink.paper},stroke:{ink.quiet},color:{ink.text},stroke-width:1px"
    yield f"  classDef strange fill:{ink.paper},stroke:{ink.quiet},color:{ink.quiet},stroke-dasharray:3"
