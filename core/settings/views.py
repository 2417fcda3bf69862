import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Text, cast, func, select

from core.models.people import Person
from core.models.settings import Brand, SettingRow, Term
from core.settings.words import Desk, Setting, Vocabulary
from core.work import Reading
from db.base import Base, Json
from db.session import told_again

S = TypeVar("S", bound=Setting)

SETTINGS, TERMS = (Base.metadata.tables[each.__tablename__].c for each in (SettingRow, Term))
TEXT = cast(SETTINGS.value, Text)  # to be read into a setting once, however often it is asked for
STANDING = select(SETTINGS.key, SETTINGS.id, SETTINGS.version, TEXT).where(
    SETTINGS.id.in_(select(func.max(SETTINGS.id)).group_by(SETTINGS.key))
)
TREE = select(TERMS.vocabulary, TERMS.code, TERMS.parent, TERMS.active).where(TERMS.vocabulary != Vocabulary.TAG)


class Standing(NamedTuple):
    """The newest row of a setting, not yet read."""

    id: int
    version: int
    text: str | None


UNTOUCHED = Standing(0, 0, None)  # it is as we ship it


class Place(NamedTuple):
    """Where a term stands."""

    parent: str | None
    active: bool


Tree = Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Version:
    """One step in the history of a setting; ``fields`` are the names of those that changed with it."""

    version: int
    since: datetime
    who: str | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    id: int
    code: str
    labels: dict[str, str]
    parent: str | None
    active: bool


@dataclass(frozen=True, slots=True)
class BrandRow:
    id: int
    code: str
    name: str
    active: bool


def read(desk: Reading, kind: type[S]) -> S:
    """The setting in force, or its default."""
    return in_force(desk, kind)[0]


def in_force(desk: Reading, kind: type[S]) -> tuple[S, int | None]:
    """The setting and its version, to be named again when it is changed; without a version it is the default."""
    row = standing(desk).get(kind.key)
    return (made(kind, None), None) if row is None else (made(kind, row.text), row.version)


def standing(desk: Reading) -> Mapping[str, Standing]:
    """The newest row of each setting, all by one statement."""
    return told_again(desk.session, "settings", lambda: _standing(desk))


def _standing(desk: Reading) -> Mapping[str, Standing]:
    rows = desk.session.connection().execute(STANDING)
    return {key: Standing(id_, version, text) for key, id_, version, text in rows}


def made(kind: type[S], text: str | None) -> S:
    """The same text is the same setting; without one it is as we ship it."""
    setting: S = _made(kind, text)
    return setting


@lru_cache(maxsize=256)
def _made(kind: type[Setting], text: str | None) -> Any:
    return kind() if text is None else kind.model_validate(json.loads(text))


def newest(desk: Reading, key: str) -> SettingRow | None:
    query = select(SettingRow).where(SettingRow.key == key).order_by(SettingRow.version.desc()).limit(1)
    return desk.session.scalar(query)


def zone(desk: Reading) -> ZoneInfo:
    """The clock on the desk's wall."""
    return ZoneInfo(read(desk, Desk).time_zone)


def history(desk: Reading, kind: type[Setting], most: int = 20) -> tuple[Version, ...]:
    """Who changed what when, the newest first."""
    query = (
        select(SettingRow, Person.name)
        .outerjoin(Person, Person.id == SettingRow.person_id)
        .where(SettingRow.key == kind.key)
        .order_by(SettingRow.version.desc())
        .limit(most + 1)
    )
    rows, default = list(desk.session.execute(query)), kind().model_dump(mode="json")
    pairs = [*pairwise(rows), *((row, None) for row in rows[-1:] if row[0].version == 1)]
    return tuple(
        Version(row.version, row.since, who, differing(kind, row.value, older[0].value if older else default))
        for (row, who), older in pairs
    )


def differing(kind: type[Setting], new: Json, old: Json) -> tuple[str, ...]:
    """The names of the fields that are not the same, in the order of the form."""
    return tuple(name for name in kind.model_fields if new.get(name) != old.get(name))


def terms(desk: Reading, vocabulary: str) -> tuple[TermRow, ...]:
    """In the desk's order, retired ones included; what stands below another comes right after it."""
    query = select(Term).where(Term.vocabulary == vocabulary).order_by(Term.position, Term.id)
    rows = [
        TermRow(term.id, term.code, dict(term.labels), term.parent, term.active) for term in desk.session.scalars(query)
    ]
    return tuple(_below(rows, None))


def lineage(desk: Reading, vocabulary: str, code: str) -> tuple[str, ...]:
    """A term and those above it, nearest first; what is said of one holds for all below it."""
    above, way = tree(desk, vocabulary), list[str]()
    here: str | None = code
    while here is not None and here in above and here not in way:
        way.append(here)
        here = above[here].parent
    return tuple(way)


def tree(desk: Reading, vocabulary: str) -> Tree:
    """All terms but tags, which are many and stand below nothing."""
    return told_again(desk.session, "terms", lambda: _trees(desk)).get(vocabulary, {})


def _trees(desk: Reading) -> Mapping[str, Tree]:
    found: dict[str, dict[str, Place]] = {}
    for vocabulary, code, parent, active in desk.session.connection().execute(TREE):
        found.setdefault(vocabulary, {})[code] = Place(parent, active)
    return found


def branches(desk: Reading, vocabulary: str, codes: Collection[str]) -> tuple[str, ...]:
    """These terms and all below them."""
    found, rows = set(codes), tree(desk, vocabulary).items()
    while more := {code for code, place in rows if place.parent in found} - found:
        found |= more
    return tuple(sorted(found))


def labels(desk: Reading, vocabulary: str) -> dict[str, dict[str, str]]:
    """The labels of all terms, by code."""
    return {row.code: row.labels for row in terms(desk, vocabulary)}


def brands(desk: Reading) -> tuple[BrandRow, ...]:
    query = select(Brand).order_by(Brand.retired_at.is_not(None), Brand.id)
    return tuple(BrandRow(one.id, one.code, one.name, one.retired_at is None) for one in desk.session.scalars(query))


def _below(rows: list[TermRow], parent: str | None) -> list[TermRow]:
    return [each for row in rows if row.parent == parent for each in (row, *_below(rows, row.code))]
