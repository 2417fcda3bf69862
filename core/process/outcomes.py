"""What can be entered at a step, and which of its conditions hold then. Pure values."""

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod
from typing import Any

from core.fields.forms import FormField
from core.fields.rules import fits
from core.fields.words import FieldKind
from core.process import guards
from core.process.document import Document

MOST_ENTRIES = 10_000
OTHER = object()  # any value that no condition names

Outcome = tuple[bool, ...]  # which of the conditions hold, in their order


def outcomes(document: Document, conditions: Sequence[str]) -> frozenset[Outcome] | None:
    """Every outcome that some entry has; nothing where there are more entries than anybody can oversee."""
    read = sorted(frozenset[str]().union(*map(guards.fields_of, conditions)) & set(document.fields))
    domains = [_domain(document.fields[name], conditions) for name in read]
    if prod(map(len, domains)) > MOST_ENTRIES:
        return None
    entries = (dict(zip(read, entry, strict=True)) for entry in product(*domains))
    return frozenset(tuple(guards.holds(each, entry) for each in conditions) for entry in entries)


def _domain(field: FormField, conditions: Iterable[str]) -> Sequence[Any]:
    """What can be entered, as far as these conditions can tell it apart."""
    match field.type:
        case FieldKind.ENUM:
            return field.values
        case FieldKind.BOOL:
            return (True, False)
        case _:
            named = frozenset[Any]().union(*map(guards.constants_of, conditions))
            return [*(value for value in named if fits(field, value)), OTHER]
