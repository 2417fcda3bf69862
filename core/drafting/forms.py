from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from core.actors import Role
from core.drafting.words import Maker
from core.fields.words import FieldKind
from core.process.words import Happening, Stage

Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NewStep:
    """``after``: the step that it follows; ``linked``: cases come through it on the way onward from there."""

    labels: Labels
    stage: Stage
    after: str
    linked: bool = True


@dataclass(frozen=True, slots=True)
class FieldForm:
    """``choices``: labels by code; new ones, which have no code yet, follow in ``more``; ``bind``: where it is kept."""

    kind: FieldKind
    labels: Labels
    choices: Mapping[str, Labels]
    more: tuple[Labels, ...] = ()
    bind: str | None = None


@dataclass(frozen=True, slots=True)
class RoleForm:
    labels: Labels
    held_by: tuple[Role, ...]
    teams: tuple[int, ...] = ()
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """``major``: people have to learn it anew; otherwise only the wording is better. None: nobody has chosen."""

    major: bool | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MoveForm:
    """A move as it is filled in; of ``when``, ``event`` and ``after`` only the one of its ``maker`` counts."""

    to: str | None
    maker: Maker
    back: bool = False
    labels: Labels = field(default_factory=dict[str, str])
    when: str | None = None
    event: Happening | None = None
    after: timedelta | None = None
