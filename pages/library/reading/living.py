"""The flow chart alive: how many cases went where, how long they stayed, and where limits were missed."""

from collections.abc import Iterable, Mapping, Sequence
from json import dumps

from core.figures.arrows import AWAY, Arrow
from core.figures.views import Figures, Line
from core.figures.words import Pace
from core.process.document import Document
from pages.parts import due, ways
from pages.parts.procedure import harmless, shown, step_name
from pages.parts.tokens import inks
from pages.parts.words import _, n_

WIDEST = 5  # pixels
BORDER = {Pace.OFTEN: ("bad", 4), Pace.TIGHT: ("bad", 2), Pace.KEPT: ("main", 1), Pace.UNCLEAR: ("main", 1)}
STRESS = str.maketrans("*_", "  ")  # labels are read as Markdown


def length(minutes: float, worked: bool) -> str:
    """On the clock by which the document counts; days of working time would not be days."""
    return (due.worked if worked else due.span)(round(minutes))


def chart(document: Document, found: Figures, here: Mapping[str, int], arrows: Sequence[Arrow], near: str = "") -> str:
    """Mermaid text; the width of an arrow is how many went, the border of a step what its limits say."""
    ink, steps = inks(), shown(document, near or document.start)
    drawn = [each for each in arrows if each.step in steps and (each.to in steps or each.to not in document.steps)]
    most = max((each.stays for each in drawn), default=0)
    lines = [_init(ink.paper), "flowchart TB"]
    lines += [_node(document, step, found, here.get(step, 0)) for step in steps]
    strange = dict.fromkeys(each.to for each in drawn if each.to not in document.steps)
    lines += [f'  o_{place}["{harmless(_elsewhere(name))}"]:::strange' for place, name in enumerate(strange)]
    ids = {name: f"o_{place}" for place, name in enumerate(strange)} | {name: f"s_{name}" for name in steps}
    lines += [_edge(each, ids) for each in drawn]
    lines += [_stroke(place, each, most) for place, each in enumerate(drawn)]
    return "\n".join([*lines, *_classes()])


def _elsewhere(to: str) -> str:
    """Another document by what it is called; a step that this version does not have, by its code."""
    return AWAY + ways.process_name(to.removeprefix(AWAY)) if to.startswith(AWAY) else to


def _init(paper: str) -> str:
    """Wide enough that the line below a name stays one line."""
    looks = {"themeVariables": {"edgeLabelBackground": paper}, "flowchart": {"wrappingWidth": 260}}
    return f"%%{{init: {dumps(looks)}}}%%"


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
    rounded = step == document.start or own.end
    left, right = ('(["`', '`"])') if rounded else ('["`', '`"]')
    pad = "\u2002\u200b" if rounded else ""  # the last one keeps the space before it
    words = "\n".join([f"**{name}**", *([f"{pad[::-1]}{harmless(' • '.join(quiet))}{pad}"] if quiet else [])])
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
