"""A process document on the screen: its steps in the reader's words, and the document as its own flow chart."""

from collections.abc import Collection, Iterable

from core.actors import Actor
from core.language import label_in
from core.process import views
from core.process.document import Document, Move
from core.process.words import MoveKind
from pages.parts.fresh import fresh
from pages.parts.tokens import inks
from pages.parts.words import label, tongue


def step_name(document: Document, step: str) -> str:
    return label_in(document.steps[step].labels, tongue(), step) if step in document.steps else step


def step_names(reader: Actor, version_ids: Collection[int]) -> dict[tuple[int, str], str]:
    """By version and step, for lists that show steps of many documents."""
    labels = fresh(views.step_labels, reader, version_ids=tuple(sorted(set(map(int, version_ids)))))
    return {
        (version, step): label_in(words, tongue(), step)
        for version, steps in labels.items()
        for step, words in steps.items()
    }


def flow_chart(document: Document, here: str = "", passed: Collection[str] = ()) -> str:
    """Mermaid text: top to bottom, the way so far filled, the present step framed, rework dashed."""
    ink = inks()
    lines = ['%%{init: {"themeVariables": {"edgeLabelBackground": "' + ink.paper + '"}}}%%', "flowchart TB"]
    lines += [_node(document, step, here, passed) for step in document.steps]
    lines += [_edge(step, moves) for step, each in document.steps.items() for moves in _by_target(each.next)]
    lines += [
        f"  classDef plain fill:{ink.paper},stroke:{ink.quiet},color:{ink.text}",
        f"  classDef passed fill:{ink.fill},stroke:{ink.main},color:{ink.text}",
        f"  classDef here fill:{ink.soft},stroke:{ink.main},color:{ink.text},stroke-width:3px",
    ]
    return "\n".join(lines)


def _node(document: Document, step: str, here: str, passed: Collection[str]) -> str:
    rounded = step == document.start or document.steps[step].end
    left, right = ('(["', '"])') if rounded else ('["', '"]')
    kind = "here" if step == here else "passed" if step in passed else "plain"
    words = step_name(document, step).translate({ord(sign): None for sign in '"`<>[]{}#&'})
    return f"  s_{step}{left}{words}{right}:::{kind}"


def _by_target(moves: Iterable[Move]) -> Iterable[list[Move]]:
    """One arrow for all moves that lead to the same step."""
    ways: dict[tuple[str, bool], list[Move]] = {}
    for move in moves:
        ways.setdefault((move.to, move.back), []).append(move)
    return ways.values()


def _edge(origin: str, moves: list[Move]) -> str:
    arrow = "-.->" if moves[0].back else "-->"
    words = " / ".join(label(move.event or MoveKind.TIME) for move in moves if not move.by_person)
    return f"  s_{origin} {arrow}{f'|{words}|' if words else ''} s_{moves[0].to}"
