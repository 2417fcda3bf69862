"""Cases that are alike, made from what came in: by channel, priority, team, skills, and what is promised to them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from core.deadlines.choosing import Facts, choose
from core.deadlines.words import DeadlineKind
from core.staffing.inputs import rules, working
from core.staffing.inputs.figures import Figure, Trait
from core.staffing.inputs.measured import Measured, Terms
from core.staffing.inputs.words import AT_ONCE, LIVE
from core.staffing.world import Kind, Limit
from core.triage.words import Priority

MOST_KINDS = 40
ANY = Trait("mail", Priority.P3, None, "other")  # where nothing came in, so that what is typed has a kind


class Alike(NamedTuple):
    """What two cases of one kind have in common, most telling first."""

    priority: Priority
    team: int | None
    needs: tuple[str, ...]
    channel: str
    answer: Limit | None
    solve: Limit | None

    def unlike(self, other: "Alike") -> tuple[bool, ...]:
        return tuple(mine != theirs for mine, theirs in zip(self, other, strict=True))


@dataclass(frozen=True, slots=True)
class Kinds:
    """``folded``: the share of cases whose kind was too rare to be one."""

    kinds: tuple[Kind, ...]
    alike: tuple[Alike, ...]
    folded: float

    def place(self, trait: Trait, terms: Terms) -> int:
        """Of the kind that a case is of, or is most like."""
        return _nearest(_alike(trait, terms), self.alike)


def waits(trait: Trait) -> bool:
    return trait.channel not in LIVE


def kinds(measured: Measured, known: Mapping[str, Figure]) -> Kinds:
    """The most frequent ones first; rare ones are folded into the most alike of these."""
    seen = {trait: n for trait, n in measured.seen.items() if waits(trait)}
    seen = seen or Counter(each.trait for each in measured.waiting if waits(each.trait)) or {ANY: 1}
    by_alike: dict[Alike, Counter[Trait]] = {}
    for trait, n in seen.items():
        by_alike.setdefault(_alike(trait, measured.terms), Counter())[trait] += n
    order = sorted(by_alike, key=lambda each: (-by_alike[each].total(), str(each)))
    kept, total = tuple(order[:MOST_KINDS]), sum(seen.values())
    folded = sum(by_alike[each].total() for each in order[MOST_KINDS:]) / total
    for rare in order[MOST_KINDS:]:
        by_alike[kept[_nearest(rare, kept)]].update(by_alike[rare])
    found = (
        replace(_kind(alike, by_alike[alike], measured, known), code=code, share=by_alike[alike].total() / total)
        for code, alike in zip(_codes(kept), kept, strict=True)
    )
    return Kinds(tuple(found), kept, folded)


def _kind(alike: Alike, traits: Mapping[Trait, int], measured: Measured, known: Mapping[str, Figure]) -> Kind:
    """The rarer categories take the longer or shorter by what was noted in them."""
    spent, n = measured.spent, sum(traits.values())
    usual = spent.minutes.value or 0.0
    ratio = sum(
        rules.ratio(spent.cells.get((each.category, each.priority), (0, 0.0)), usual) * count
        for each, count in traits.items()
    ) / n  # fmt: skip
    return Kind(
        code="",
        channel=alike.channel,
        priority=alike.priority,
        share=0.0,
        work=known["handling"].value * ratio,
        needs=tuple([f"team:{alike.team}"] if alike.team else []) + tuple(f"skill:{each}" for each in alike.needs),
        spread=known["spread"].value,
        again=known["again"].value / 100,
        work_again=known["work_again"].value * ratio,
        away=known["away"].value,
        answer=alike.answer,
        solve=alike.solve,
        calendar=working.place(measured.terms, alike.team),
    )


def _alike(trait: Trait, terms: Terms) -> Alike:
    needs = tuple(sorted(terms.needs.get(trait.category, ())))
    answer = None if trait.channel in AT_ONCE else _limit(DeadlineKind.RESPONSE, trait, terms)
    solve = _limit(DeadlineKind.RESOLUTION, trait, terms)
    return Alike(trait.priority, trait.team, needs, trait.channel, answer, solve)


def _limit(kind: DeadlineKind, trait: Trait, terms: Terms) -> Limit | None:
    facts = Facts(trait.channel, trait.category, trait.priority, trait.tier, trait.team)
    chosen = choose(terms.promises, terms.above, kind, facts)
    if chosen is None or chosen.promise.minutes is None:
        return None
    return Limit(chosen.promise.minutes, chosen.promise.day_and_night)


def _nearest(wanted: Alike, kept: Sequence[Alike]) -> int:
    """Of the same priority and team where there is one; among equals the most frequent."""
    return min(range(len(kept)), key=lambda place: (wanted.unlike(kept[place]), place))


def _codes(kept: Iterable[Alike]) -> list[str]:
    """What two kinds would both be called gets a number."""
    found, times = list[str](), Counter[str]()
    for each in kept:
        name = "/".join([each.channel, each.priority, *([str(each.team)] if each.team else []), *each.needs])
        times[name] += 1
        found.append(name if times[name] == 1 else f"{name}#{times[name]}")
    return found
