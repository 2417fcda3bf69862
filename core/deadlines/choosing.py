"""Which rule decides a target: the first in order that fits the case and says something of it. Pure values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.deadlines.words import DeadlineKind
from core.settings.promises import Promise, Promises, Rule
from core.triage.rules import COMPLAINTS
from core.triage.words import Priority

OF_ALL_CASES = frozenset({DeadlineKind.RESPONSE, DeadlineKind.REPLY, DeadlineKind.RESOLUTION})

Above = Mapping[str, str | None]  # the category above each category


@dataclass(frozen=True, slots=True)
class Facts:
    """All of a case that promises may ask for; ``tier``: of its customer, or else of the organisation."""

    channel: str
    category: str
    priority: Priority
    tier: str | None = None
    team: int | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """``rule``: none where the tables by priority decide."""

    promise: Promise
    rule: Rule | None = None


def choose(promises: Promises, above: Above, kind: DeadlineKind, facts: Facts) -> Chosen | None:
    """None where nobody says anything of it; only complaints are owed the answer to one."""
    kin = lineage(above, facts.category)
    if kind is DeadlineKind.COMPLAINT and COMPLAINTS.isdisjoint(kin):
        return None
    for rule in promises.rules:
        if (promise := rule.targets.get(kind)) and fits(rule, facts, kin):
            return Chosen(promise, rule)
    minutes = {DeadlineKind.RESPONSE: promises.response, DeadlineKind.RESOLUTION: promises.resolution}.get(kind)
    if minutes is None:
        return None
    always = facts.priority in promises.day_and_night
    return Chosen(Promise(minutes=minutes[facts.priority], day_and_night=always))


def for_everybody(promises: Promises, kind: DeadlineKind, channel: str | None = None) -> Promise | None:
    """What can be told in public: of every case of a channel, or of every case at all, whatever else it is."""
    for rule in promises.rules:
        whoever = not (rule.priorities or rule.tiers or rule.teams or (rule.categories and kind in OF_ALL_CASES))
        if (promise := rule.targets.get(kind)) and whoever and (not rule.channels or channel in rule.channels):
            return promise if promise.minutes else None
    return None


def fits(rule: Rule, facts: Facts, kin: Sequence[str]) -> bool:
    return (
        (not rule.channels or facts.channel in rule.channels)
        and (not rule.priorities or facts.priority in rule.priorities)
        and (not rule.categories or not set(rule.categories).isdisjoint(kin))
        and (not rule.tiers or facts.tier in rule.tiers)
        and (not rule.teams or facts.team in rule.teams)
    )


def lineage(above: Above, category: str) -> tuple[str, ...]:
    """A category and those above it, nearest first."""
    way = list[str]()
    here: str | None = category
    while here is not None and here not in way:
        way.append(here)
        here = above.get(here)
    return tuple(way)


@dataclass(frozen=True, slots=True)
class Shadow:
    """The rule at ``place`` never decides ``kinds``, because the one at ``by`` takes all its cases; from 0."""

    place: int
    by: int
    kinds: tuple[DeadlineKind, ...]


def shadows(rules: Sequence[Rule], above: Above) -> Iterator[Shadow]:
    for place, rule in enumerate(rules):
        for by, earlier in enumerate(rules[:place]):
            both = tuple(kind for kind in DeadlineKind if kind in rule.targets and kind in earlier.targets)
            if both and _covers(earlier, rule, above):
                yield Shadow(place, by, both)
                break


def _covers(earlier: Rule, later: Rule, above: Above) -> bool:
    """Every case that fits the later one fits the earlier one."""
    pairs = (
        (earlier.channels, later.channels),
        (earlier.priorities, later.priorities),
        (earlier.tiers, later.tiers),
        (earlier.teams, later.teams),
    )
    if not all(not wide or (narrow and set(narrow) <= set(wide)) for wide, narrow in pairs):
        return False
    narrow = [lineage(above, each) for each in later.categories]
    return not earlier.categories or (
        bool(narrow) and all(not set(kin).isdisjoint(earlier.categories) for kin in narrow)
    )
