"""What the demo desk is made of, read from the files beside this one: cast, goods, crowd and stories."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

SHIPPED = Path(__file__).parent / "shipped"
#: The one in C, where there is one, reads all of it in a tenth of the time.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FILES = {"zh_CN": "stories_zh.yaml", "en": "stories_en.yaml"}


class Part(BaseModel):
    """Misspelt keys are refused: a story that lost a line would go on without it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class House(Part):
    """What a desk that is founded for the demo is called, and its first administrator."""

    name: str
    founder: str


class Member(Part):
    """``speaks``: the languages in which customers are given to this person."""

    name: str
    roles: tuple[str, ...]
    teams: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()


class Hours(Part):
    """A calendar of one team, from Monday on."""

    name: str
    team: str
    week: tuple[str, ...]


class Product(Part):
    """``english`` and ``chinese``: what customers call it."""

    code: str
    kind: str
    english: str
    chinese: str
    price: float
    batches: tuple[str, ...]
    note: str = ""

    def said(self, language: str) -> str:
        return self.english if language == "en" else self.chinese


class Burst(Part):
    """Many of the same between so many days ago, all with one batch where it has one."""

    cases: int
    since: int
    until: int
    batch: str = ""


class Story(Part):
    """A problem and how it goes: every line is said by somebody, an empty one is not said.

    ``more``: the answer to ``ask``; ``agreed``: the answer to ``offer``; ``words`` to ``validity``: of complaints.
    ``party``: who besides the customer is asked, where ``partner`` says what.
    """

    id: str
    category: str
    subject: tuple[str, ...]
    text: tuple[str, ...]
    course: str = "service"
    weight: int = 2
    about: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    severity: str = "general"
    urgency: str = "normal"
    impact: str = "one"
    tags: tuple[str, ...] = ()
    answers: Mapping[str, Any] = {}
    burst: Burst | None = None
    ask: str
    more: str = ""
    facts: str
    cause: str = ""
    note: str = ""
    partner: str = ""
    party: str = "supplier"
    offer: str = ""
    solution: str = "guidance"
    agreed: str = ""
    result: str
    told: str
    praise: tuple[str, ...] = ()
    blame: tuple[str, ...] = ()
    validity: str = "valid"
    policy: str = ""
    goodwill: bool = True


class Talk(Part):
    """What anybody might say in a language, whatever the case is about."""

    thanks: tuple[str, ...]
    refused: tuple[str, ...]
    objected: tuple[str, ...]
    again: tuple[str, ...]
    reopened: tuple[str, ...]
    twice: tuple[str, ...]
    reminder: tuple[str, ...]
    handed: Mapping[str, tuple[str, ...]]
    partner: tuple[str, ...]
    chores: tuple[str, ...]
    efforts: tuple[str, ...]
    praise: tuple[str, ...]
    middling: tuple[str, ...]
    blame: tuple[str, ...]
    places: tuple[str, ...]


class Crowd(Part):
    """The names that customers are made of."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    organisations: tuple[str, ...]
    streets: tuple[str, ...]


class Script(Part):
    """All of it. ``shifts``: of a week from Monday on, by user name; ``away``: who is on leave in the next one."""

    desk: House
    teams: Mapping[str, str]
    people: Mapping[str, Member]
    hours: Hours
    shifts: Mapping[str, tuple[str, ...]]
    away: str
    goods: Mapping[str, Product]
    tags: Mapping[str, Mapping[str, str]]
    categories: Mapping[str, Mapping[str, str]]
    crowd: Mapping[str, Crowd]
    stories: Mapping[str, tuple[Story, ...]]
    talk: Mapping[str, Talk]
    cases: tuple[Mapping[str, Any], ...]
    junk: tuple[Mapping[str, Any], ...]
    articles: tuple[Mapping[str, Any], ...]


@cache
def script() -> Script:
    told = {tongue: _read(name) for tongue, name in FILES.items()}
    return Script(
        **_read("cast.yaml"),
        crowd={tongue: each["crowd"] for tongue, each in told.items()},
        stories={tongue: each["stories"] for tongue, each in told.items()},
        talk={tongue: each["talk"] for tongue, each in told.items()},
        **_read("cases.yaml"),
    )


def _read(name: str) -> Any:
    return yaml.load((SHIPPED / name).read_text(encoding="utf-8"), LOADER)
