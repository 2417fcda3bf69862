"""What the box in the browser and the script say to each other; a browser may say anything, so it is read with care."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from core.resolution.words import Direction


@dataclass(frozen=True, slots=True)
class Pasted:
    """A picture on its way; ``encoded`` as base64, unchecked."""

    id: str
    name: str
    encoded: str


@dataclass(frozen=True, slots=True)
class Told:
    """One message of the box. ``number`` grows from message to message, so that one heard twice counts once."""

    number: int
    drafts: Mapping[Direction, str] = field(default_factory=dict[Direction, str])
    picture: Pasted | None = None
    dropped: tuple[str, ...] = ()
    sent: tuple[Direction, str] | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What the box is to show: it takes ``text`` only when ``token`` changes, and inserts each ``insert`` once.

    ``refusal``: why the last picture was not taken; ``focus`` grows when one is to write here.
    """

    kind: Direction
    token: str
    text: str
    hint: str
    heard: int = 0
    pictures: tuple[str, ...] = ()
    insert: tuple[int, str] | None = None
    refusal: str = ""
    focus: int = 0


def read(said: object) -> Told:
    """What is not as our own script says it counts as not said."""
    each = _mapping(said)
    number = each.get("n")
    return Told(
        number=number if isinstance(number, int) else 0,
        drafts={Direction(kind): _text(text) for kind, text in _mapping(each.get("drafts")).items() if _known(kind)},
        picture=_picture(_mapping(each.get("picture"))),
        dropped=tuple(_text(name) for name in _list(each.get("dropped"))),
        sent=_sent(_mapping(each.get("send"))),
    )


def _picture(each: Mapping[Any, Any]) -> Pasted | None:
    return Pasted(_text(each.get("id")), _text(each.get("name")), _text(each.get("data"))) if each else None


def _sent(each: Mapping[Any, Any]) -> tuple[Direction, str] | None:
    return (Direction(each["kind"]), _text(each.get("text"))) if _known(each.get("kind")) else None


def _known(kind: object) -> bool:
    return isinstance(kind, str) and kind in set(Direction)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _mapping(value: Any) -> Mapping[Any, Any]:
    return cast(Mapping[Any, Any], value) if isinstance(value, dict) else {}


def _list(value: Any) -> Sequence[Any]:
    return cast(Sequence[Any], value) if isinstance(value, list) else ()
