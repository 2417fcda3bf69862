"""Our own document come back: where the drawing still says what we drew, we take what we wrote beside it."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from pydantic import ValidationError

from core.exchange.bpmn.model import Model
from core.exchange.bpmn.writing import clean
from core.exchange.diagram import merged
from core.exchange.words import Unclear
from core.language import label_in
from core.process.document import Move, Step

Raw = dict[str, Any]
HEAD = ("roles", "fields")


def overlaid(raw: Raw, codes: Mapping[str, str], model: Model) -> Raw:
    """``raw``: the document as it was folded from the drawing alone; ``codes``: of the things that are steps."""
    head = model.ours.get("head")
    if not isinstance(head, dict):
        return raw
    language = str(model.ours.get("language", "en"))
    steps: dict[str, Raw] = {}
    for thing, code in codes.items():
        steps[code] = _step(raw["steps"][code], model, thing, language)
    steps |= {code: step for code, step in raw["steps"].items() if code not in steps}
    order = [code for code in _list(model.ours.get("order")) if isinstance(code, str) and code in steps]
    said = {part: body if isinstance(body := head.get(part), dict) else {} for part in HEAD}
    known: Raw = {part: raw[part] | said[part] for part in HEAD}
    worked = {step["role"] for step in steps.values()} | set(said["roles"])
    known["roles"] = {code: role for code, role in known["roles"].items() if code in worked}
    titled = _titled(head, model.title, language)
    return titled | known | {"steps": {code: steps[code] for code in dict.fromkeys((*order, *steps))}}


def _list(body: Any) -> Sequence[Any]:
    return cast("Sequence[Any]", body) if isinstance(body, list) else ()


def _titled(head: Raw, title: str, language: str) -> Raw:
    """A name that was changed outside is the name now."""
    labels = head.get("labels")
    said = dict[str, str](labels) if isinstance(labels, dict) else {}
    same = clean(label_in(said, language, str(head.get("process", "")))) == title
    return head if same else head | {"labels": said | {language: title}}


def _step(folded: Raw, model: Model, thing: str, language: str) -> Raw:
    stored: Any = model.things[thing].ours.get("step")
    try:
        own = Step.model_validate(stored)
    except ValidationError:
        return folded
    found, changed = dict[str, Any](stored), list[str]()
    name = model.things[thing].name
    if name != (clean(label_in(own.labels, language, model.things[thing].ours["code"])) or name):
        found["labels"] = dict(own.labels) | {language: name}
        changed.append(name)
    if folded["role"] != own.role:
        found["role"] = folded["role"]
        changed.append(name)
    if _drawn(own.next) != _of(folded.get("next", ())):
        found["next"] = folded.get("next", [])
        found |= {} if folded.get("require", []) == [] else {"require": [*own.require, *folded["require"]]}
        changed.append(name)
    for each in changed[:1]:
        model.note(Unclear.CHANGED, each or thing)
    return found


def _drawn(moves: Sequence[Move]) -> set[tuple[str, ...]]:
    """As our drawing says it."""
    by_hand = merged([move for move in moves if move.by_person])
    return {_key(move) for move in (*by_hand, *(move for move in moves if not move.by_person))}


def _of(moves: Sequence[Raw]) -> set[tuple[str, ...]]:
    return {_key(Move.model_validate(each)) for each in moves}


def _key(move: Move) -> tuple[str, ...]:
    return move.to, clean(move.when or ""), str(move.event or ""), str(move.after or "")
