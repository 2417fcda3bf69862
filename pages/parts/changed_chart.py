"""Two versions of a document as one flow chart: what is new, what is gone and what has changed, by line and sign."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from core.process import flow
from core.process.differences import Difference, Kind
from core.process.document import Document
from core.review.rules import together
from pages.parts.procedure import MOST, arrows, harmless, step_name
from pages.parts.tokens import Inks, inks

SIGNS = {Kind.ADDED: "⊕", Kind.REMOVED: "⊖", Kind.CHANGED: "≠"}  # a plus or a minus would begin a list in Markdown
ENDS = {Kind.ADDED: ("-->", "-.->"), Kind.REMOVED: ("--x", "-.-x"), None: ("-->", "-.->")}

Arrow = tuple[str, str, str, bool, Kind | None]  # from, to, words, dashed, what became of it


def changed_chart(old: Document, new: Document, found: Iterable[Difference]) -> str:
    """Mermaid text: new is thick, gone is dotted and ends in a cross, changed is filled; each has its sign."""
    kinds = {each.step: each.kind for each in found if each.step}
    ink, steps = inks(), _shown(old, new, kinds)
    drawn = [each for step in steps for each in _arrows(old, new, step) if each[1] in steps]
    return "\n".join(
        [
            '%%{init: {"themeVariables": {"edgeLabelBackground": "' + ink.paper + '"}}}%%',
            "flowchart TB",
            *(_node(new if step in new.steps else old, step, kinds.get(step)) for step in steps),
            *(_line(*each) for each in drawn),
            *_styles(ink, [kind for *_, kind in drawn]),
        ]
    )


def _shown(old: Document, new: Document, kinds: Mapping[str, Kind]) -> Sequence[str]:
    """All steps, or where there are too many those that differ and their neighbours."""
    steps = together(old, new)
    if len(steps) <= MOST:
        return steps
    near = {to for name in kinds for to in flow.targets((new if name in new.steps else old).steps[name])}
    return [name for name in steps if name in kinds or name in near][:MOST]


def _node(document: Document, step: str, kind: Kind | None) -> str:
    rounded = step == document.start or document.steps[step].end
    left, right = ('(["', '"])') if rounded else ('["', '"]')
    words = " ".join(filter(None, (SIGNS[kind] if kind else "", harmless(step_name(document, step)) or step)))
    return f"  s_{step}{left}{words}{right}:::{kind or 'plain'}"


def _arrows(old: Document, new: Document, step: str) -> Iterator[Arrow]:
    before, after = _ways(old, step), _ways(new, step)
    for to, dashed in dict.fromkeys((*after, *before)):
        way = (to, dashed)
        yield step, to, after.get(way, before.get(way, "")), dashed, _kind(before.get(way), after.get(way))


def _kind(before: str | None, after: str | None) -> Kind | None:
    if before == after:
        return None
    if before is None:
        return Kind.ADDED
    return Kind.REMOVED if after is None else Kind.CHANGED


def _ways(document: Document, step: str) -> dict[tuple[str, bool], str]:
    if step not in document.steps:
        return {}
    return {(to, dashed): words for to, words, dashed in arrows(document, step)}


def _line(step: str, to: str, words: str, dashed: bool, kind: Kind | None) -> str:
    said = " ".join(filter(None, (SIGNS[kind] if kind else "", harmless(words))))
    arrow = ENDS.get(kind, ENDS[None])[dashed]
    return f"  s_{step} {arrow}" + (f'|"{said}"|' if said else "") + f" s_{to}"


def _styles(ink: Inks, kinds: Collection[Kind | None]) -> Iterator[str]:
    yield f"  classDef plain fill:{ink.paper},stroke:{ink.quiet},color:{ink.text}"
    yield f"  classDef added fill:{ink.paper},stroke:{ink.main},color:{ink.text},stroke-width:4px"
    yield f"  classDef changed fill:{ink.soft},stroke:{ink.main},color:{ink.text}"
    yield f"  classDef removed fill:{ink.paper},stroke:{ink.bad},color:{ink.text},stroke-width:2px,stroke-dasharray:3 4"
    for number, kind in enumerate(kinds):
        if kind is Kind.REMOVED:
            yield f"  linkStyle {number} stroke:{ink.bad},stroke-width:2px,stroke-dasharray:3 4"
        elif kind:
            yield f"  linkStyle {number} stroke:{ink.main},stroke-width:{4 if kind is Kind.ADDED else 2}px"
