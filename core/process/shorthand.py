"""What may be written shorter than it is kept: roles, moves, and closing steps without a role. Raw values."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from core.language import LANGUAGES

MOST_STEPS = 300


def role(raw: Any) -> Any:
    """A role that is nothing but its labels."""
    known = _mapping(raw)
    return {"labels": raw} if known and known.keys() <= LANGUAGES.keys() else raw


def moves(raw: Any) -> Any:
    """A move that is nothing but its step."""
    if not isinstance(raw, list | tuple | None):
        raise ValueError("moves are written as a list")
    written = cast("Sequence[Any]", raw or ())
    return [{"to": each} if isinstance(each, str) else each for each in written]


def document(raw: Any) -> Any:
    if not isinstance(raw, Mapping):
        return raw
    body: dict[str, Any] = dict(cast("Mapping[str, Any]", raw))
    if not isinstance(version := body.pop("version", 1), int) or version < 1:
        raise ValueError("a version is a whole number from 1 on")
    steps, roles = _mapping(body.get("steps")), _mapping(body.get("roles"))
    if len(steps) > MOST_STEPS:
        raise ValueError(f"a document has at most {MOST_STEPS} steps")
    if steps and roles:
        first = next(iter(roles))
        body["steps"] = {name: {"role": first} | own if _ends(own) else own for name, own in steps.items()}
    return body


def _ends(step: Any) -> bool:
    """Nobody works a closed case, so that its step need not say who does."""
    return isinstance(step, dict) and bool({"end", "hand_over"} & step.keys())


def _mapping(raw: Any) -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", raw) if isinstance(raw, Mapping) else {}
