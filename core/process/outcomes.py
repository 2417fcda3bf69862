"""What can be entered at a step, and which of its conditions hold then. Pure values."""

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod
from typing import Any, NamedTuple

from core.fields.forms import FormField
from core.fields.rules import fits
from core.fields.words import FieldKind
from core.process import guards
from core.process.document import Document

MOST_ENTRIES = 10_000
OTHER = object()  # any value that no condition names


class Outcome(NamedTuple):
    """``holds``: which of the conditions do, in their order; ``other``: by a value that none of them names."""

    holds: tuple[bool, ...]
    other: bool


def outcomes(document: Document, conditions: Sequence[str]) -> frozenset[Outcome] | None:
    """Every outcome that some entry has; nothing where there are more entries than anybody can oversee."""
    read = sorted(frozenset[str]().union(*map(guards.fields_of, conditions)) & set(document.fields))
    domains = [domain(document.fields[name], conditions) for name in read]
    if prod(map(len, domains)) > MOST_ENTRIES:
        return None
    entries = (dict(zip(read, entry, strict=True)) for entry in product(*domains))
    return frozenset(
        Outcome(tuple(guards.holds(each, entry) for each in conditions), OTHER in entry.values()) for entry in entries
    )


def domain(field: FormField, conditions: Iterable[str]) -> Sequence[Any]:
    """What can be entered, as far as these conditions can tell it apart."""
    match field.type:
        case FieldKind.ENUM:
            return field.values
        case FieldKind.BOOL:
            return (True, False)
        case _:
            named = frozenset[Any]().union(*map(guards.constants_of, conditions))
            return [*(value for value in named if fits(field, value)), OTHER]
