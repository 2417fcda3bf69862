"""A mapping comes from a screen or a file, and may say anything: here it is compared with what exists."""

from core.imports import views
from core.imports.errors import ColumnNeeded, OrderNeeded, TimeNeeded, UnknownColumn, UnknownValue, UnknownZone
from core.imports.forms import Mapping
from core.imports.words import NEEDED, THINGS, TIMES, VALUED, Field, Shape
from core.process.words import Stage
from core.settings.words import time_zones
from core.triage.words import Priority
from core.work import Reading


def checked(desk: Reading, mapping: Mapping) -> None:
    """Refuse what would import nonsense."""
    for names in mapping.columns.values():
        for name in names:
            if name not in mapping.headings:
                raise UnknownColumn(heading=name)
    if mapping.what in THINGS:
        _named(mapping)
    else:
        _cases(desk, mapping)


def _cases(desk: Reading, mapping: Mapping) -> None:
    _complete(mapping)
    if mapping.zone not in time_zones():
        raise UnknownZone(zone=mapping.zone)
    known = ours(desk)
    for each in VALUED:
        for value in mapping.values.get(each, {}).values():
            if value not in known[each]:
                raise UnknownValue(field=each, value=value)


def _named(mapping: Mapping) -> None:
    """A list of things needs their names; a number is only wished for."""
    chosen = {each for each, names in mapping.columns.items() if names}
    for one_of in NEEDED[mapping.what]:
        if not chosen & set(one_of):
            raise ColumnNeeded(field=one_of[0])
    if Field.BOUGHT_ON in chosen and mapping.order is None:
        raise OrderNeeded


def ours(desk: Reading) -> dict[Field, list[str]]:
    """The codes that their words may become, by field."""
    return {
        Field.STATUS: list(map(str, Stage)),
        Field.PRIORITY: list(map(str, Priority)),
        Field.CATEGORY: views.codes(desk, "category"),
        Field.CHANNEL: views.codes(desk, "channel"),
    }


def _complete(mapping: Mapping) -> None:
    chosen = {each for each, names in mapping.columns.items() if names}
    needed = (Field.ID, Field.ROW_TIME, Field.STATUS) if mapping.shape is Shape.LOG else (Field.ID,)
    for each in needed:
        if each not in chosen:
            raise ColumnNeeded(field=each)
    if not chosen & set(TIMES):
        raise TimeNeeded
    if mapping.order is None:
        raise OrderNeeded
