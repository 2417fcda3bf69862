"""Criteria as the words of an address: so they stand in links, in saved views and in jobs. Pure values."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

from core.language import Word
from core.process.words import Stage
from core.queue.forms import Criteria
from core.queue.words import USUAL, Column, Due, Order, View
from core.triage.words import Priority

W = TypeVar("W", bound=Word)

MOST = 50  # values of one filter
LONGEST = 200  # characters of one value
DIGITS = 15
YEARS = range(1900, 2200)


class Spelling(NamedTuple):
    """``name``: the field of ``Criteria``; what ``read`` cannot make out is as if it were not there."""

    name: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]


def written(criteria: Criteria) -> dict[str, str]:
    """Whatever is not as usual, without the page."""
    usual = Criteria()
    both = {key: (each, getattr(criteria, each.name)) for key, each in SPELLINGS.items()}
    return {key: each.write(value) for key, (each, value) in both.items() if value != getattr(usual, each.name)}


def read(told: Mapping[str, Any], over: Criteria | None = None) -> Criteria:
    """Criteria from an address, or from a row; what is not told stays as in ``over``. An address may say anything."""
    said = {each.name: each.read(str(told[key])) for key, each in SPELLINGS.items() if key in told}
    return replace(over or Criteria(), **said)


def filters(criteria: Criteria) -> tuple[str, ...]:
    """The keys of the filters in use."""
    return tuple(key for key in written(criteria) if key not in {"view", "order", "columns"})


def _parts(text: str) -> list[str]:
    return [part[:LONGEST] for part in text.split(",", MOST)[:MOST] if part]


def _several(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_parts(text)))


def _words(kind: type[W]) -> Callable[[str], tuple[W, ...]]:
    return lambda text: tuple(kind(each) for each in _several(text) if each in set(kind))


def _word(kind: type[W], usual: W | None) -> Callable[[str], W | None]:
    return lambda text: kind(text) if text in set(kind) else usual


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in _several(text) if _is_number(each.removeprefix("-")))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= DIGITS


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    parts = (each.partition(":") for each in _several(text))
    return tuple((field, value) for field, _, value in parts if field and value)


def _day(text: str) -> date | None:
    """A day within people's memory, so that nothing is added to the end of all days."""
    with suppress(ValueError):
        day = date.fromisoformat(text)
        return day if day.year in YEARS else None
    return None


def _line(text: str) -> str:
    return text[:LONGEST]


def _is_yes(text: str) -> bool:
    return text == "yes"


def _yes(value: Any) -> str:
    return "yes" if value else ""


def _columns(text: str) -> tuple[Column, ...]:
    return _words(Column)(text) or USUAL


def _colons(pairs: Any) -> str:
    return ",".join(":".join(each) for each in pairs)


def _comma(values: Any) -> str:
    return ",".join(str(each) for each in values)


def _maybe(value: Any) -> str:
    return "" if value is None else str(value)


SPELLINGS: dict[str, Spelling] = {
    "view": Spelling("view", _word(View, View.OPEN), str),
    "p": Spelling("priorities", _words(Priority), _comma),
    "category": Spelling("categories", _several, _comma),
    "tag": Spelling("tags", _several, _comma),
    "q": Spelling("text", _line, str),
    "channel": Spelling("channels", _several, _comma),
    "stage": Spelling("stages", _words(Stage), _comma),
    "step": Spelling("steps", _several, _comma),
    "team": Spelling("teams", _numbers, _comma),
    "owner": Spelling("owners", _numbers, _comma),
    "customer": Spelling("customers", _numbers, _comma),
    "organisation": Spelling("organisations", _numbers, _comma),
    "product": Spelling("products", _numbers, _comma),
    "sensitive": Spelling("sensitive", _is_yes, _yes),
    "due": Spelling("due", _word(Due, None), _maybe),
    "from": Spelling("opened_from", _day, _maybe),
    "to": Spelling("opened_to", _day, _maybe),
    "answer": Spelling("answers", _pairs, _colons),
    "order": Spelling("order", _word(Order, Order.URGENT), str),
    "columns": Spelling("columns", _columns, _comma),
}
assert {each.name for each in SPELLINGS.values()} == {each.name for each in fields(Criteria)} - {"page"}
