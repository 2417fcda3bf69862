"""A process document on the screen: its steps in the reader's words, and the document as its own flow chart."""

from collections.abc import Collection, Iterable, Sequence

from core.actors import Actor
from core.language import label_in
from core.process import flow, views
from core.process.document import Document, Move
from pages.parts import ways
from pages.parts.fresh import lasting
from pages.parts.tokens import inks
from pages.parts.words import TURNING, _, label, tongue

MOST = 40  # steps that one chart can show to anybody's profit
LONGEST = 48  # letters in a box
FORBIDDEN = {ord(sign): " " for sign in '"`<>[]{}()|#&;\\\n\r\t'} | dict.fromkeys(TURNING, " ")


def step_name(document: Document, step: str) -> str:
    return label_in(document.steps[step].labels, tongue(), step) if step in document.steps else step


def step_names(reader: Actor, version_ids: Collection[int]) -> dict[tuple[int, str], str]:
    """By version and step, for lists that show steps of many documents."""
    labels = lasting(views.step_labels, reader, version_ids=tuple(sorted(set(map(int, version_ids)))))
    return {
        (version, step): label_in(words, tongue(), step)
        for version, steps in labels.items()
        for step, words in steps.items()
    }


def shown(document: Document, here: str) -> tuple[str, ...]:
    """The steps that a chart shows: all of them, or those nearest to ``here`` where there are too many."""
    if len(document.steps) <= MOST:
        return tuple(document.steps)
    found, edge = [here], [here]
    while edge and len(found) < MOST:
        ways_on = flow.targets(document.steps[edge[0]])
        ways_in = [name for name, step in document.steps.items() if edge[0] in flow.targets(step)]
        near = dict.fromkeys((*sorted(ways_on), *ways_in))
        fresh_ones = [each for each in near if each in document.steps and each not in found]
        edge = [*edge[1:], *fresh_ones]
        found += fresh_ones
    return tuple(name for name in document.steps if name in found[:MOST])


def flow_chart(
    document: Document,
    here: str = "",
    passed: Collection[str] = (),
    wrong: Collection[str] = (),
    walked: Collection[tuple[str, str]] = (),
) -> str:
    """Mermaid text, top to bottom: the way so far filled, the present step framed, rework dashed, ``wrong`` orange.

    ``walked``: moves that were made, from where to where; they are thick, and those that the document does not have
    are orange.
    """
    ink, steps = inks(), shown(document, here or document.start)
    lines = ['%%{init: {"themeVariables": {"edgeLabelBackground": "' + ink.paper + '"}}}%%', "flowchart TB"]
    lines += [_node(document, step, _kind(step, here, passed, wrong)) for step in steps]
    edges = [(step, to, line) for step in steps for to, line in _edges(document, step, steps)]
    lines += [line for *_, line in edges]
    lines += _walked([(step, to) for step, to, _ in edges], walked, steps)
    lines += [f'  m_{name}["{name} ?"]:::wrong' for name in _missing(document, steps)]
    lines += [
        f"  classDef plain fill:{ink.paper},stroke:{ink.quiet},color:{ink.text}",
        f"  classDef passed fill:{ink.fill},stroke:{ink.main},color:{ink.text}",
        f"  classDef here fill:{ink.soft},stroke:{ink.main},color:{ink.text},stroke-width:3px",
        f"  classDef wrong fill:{ink.paper},stroke:{ink.bad},color:{ink.text},stroke-width:3px",
    ]
    return "\n".join(lines)


def _kind(step: str, here: str, passed: Collection[str], wrong: Collection[str]) -> str:
    if step == here:
        return "here"
    return "wrong" if step in wrong else "passed" if step in passed else "plain"


def _missing(document: Document, steps: Iterable[str]) -> Sequence[str]:
    """What a draft leads to and does not have."""
    asked = {to for step in steps for to in flow.targets(document.steps[step])}
    return sorted(asked - set(document.steps))


def _node(document: Document, step: str, kind: str) -> str:
    rounded = step == document.start or document.steps[step].is_end
    left, right = ('(["', '"])') if rounded else ('["', '"]')
    return f"  s_{step}{left}{harmless(step_name(document, step)) or step}{right}:::{kind}"


def harmless(words: str) -> str:
    """Nothing in a label can be read as a part of the chart, and nothing runs over it."""
    words = " ".join(words.translate(FORBIDDEN).split())
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _walked(
    edges: Sequence[tuple[str, str]], walked: Collection[tuple[str, str]], steps: Collection[str]
) -> Iterable[str]:
    """Arrows are styled by their place."""
    made = dict.fromkeys(each for each in walked if set(each) <= set(steps))
    off = [each for each in made if each not in edges]
    yield from (f"  s_{step} --> s_{to}" for step, to in off)
    styles = {place: inks().main for place, edge in enumerate(edges) if edge in made}
    styles |= dict.fromkeys(range(len(edges), len(edges) + len(off)), inks().bad)
    yield from (f"  linkStyle {place} stroke:{ink},stroke-width:4px" for place, ink in styles.items())


def _edges(document: Document, step: str, steps: Collection[str]) -> Iterable[tuple[str, str]]:
    for to, words, dashed in arrows(document, step):
        if to in steps or to not in document.steps:
            arrow, node = "-.->" if dashed else "-->", f"{'s' if to in document.steps else 'm'}_{to}"
            yield to, f"  s_{step} {arrow}" + (f'|"{harmless(words)}"| ' if words else " ") + node


def arrows(document: Document, step: str) -> list[tuple[str, str, bool]]:
    """The moves, and the two ways that nobody chooses: out of a visit limit, and back from the end.

    Each with where it leads, the words on it, and whether it is dashed.
    """
    own = document.steps[step]
    ways_out = [(moves[0].to, _words(document, moves), moves[0].back) for moves in _by_target(own.next)]
    if own.max_visits:
        times = _("after {n} visits").format(n=own.max_visits.times)
        ways_out.append((own.max_visits.then, times, True))
    if own.reopen:
        ways_out.append((own.reopen.to, _("reopened"), True))
    return ways_out


def _by_target(moves: Iterable[Move]) -> Iterable[list[Move]]:
    """One arrow for all moves that lead to the same step."""
    found: dict[tuple[str, bool], list[Move]] = {}
    for move in moves:
        found.setdefault((move.to, move.back), []).append(move)
    return found.values()


def _words(document: Document, moves: list[Move]) -> str:
    """Events and times; that a person can make the move as well is said where it is not the only way."""
    if all(move.by_person for move in moves):
        return ""
    said = [label(move.event) if move.event else ways.maker(document, move) for move in moves if not move.by_person]
    return " / ".join(dict.fromkeys([*said, *([_("by hand")] if any(move.by_person for move in moves) else [])]))
