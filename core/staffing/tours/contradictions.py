"""What keeps a question from having an answer, and what its answer will lack; told before anything is computed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, fields
from math import isfinite

from core.language import speech
from core.staffing.tours import rules as week
from core.staffing.tours.forms import Asked, Need, Person, Remark, Rules
from core.staffing.tours.words import Rule, Trouble

MOST_PEOPLE = 200
MOST_GROUPS = 6
MOST_LENGTHS = 6
MOST_NEEDED = 10_000
LUNCH = "lunch", "lunch_over", "lunch_from", "lunch_to"
GRID = "earliest", "latest", "every", *LUNCH, "night_from", "night_to", "rest"


def contradictions(asked: Asked) -> tuple[Remark, ...]:
    """Why there can be no proposal; what would follow from one that is named already is not."""
    checks: tuple[Callable[[Asked], Iterable[Remark]], ...] = (_of_people, _of_needs, _of_numbers, _of_shifts)
    return next((found for check in checks if (found := tuple(check(asked)))), ())


def remarks(asked: Asked) -> Iterator[Remark]:
    """What does not hinder a proposal and must be known of it."""
    shortest = min(week.paid(asked.rules, length) for length in asked.rules.lengths)
    for person in asked.people:
        if person.hours * 60 < shortest:
            yield Remark(Trouble.NO_HOURS, {"who": person.name})
    for place, need in enumerate(asked.needs):
        if any(need.people) and not any(place in week.serves(asked.needs, person) for person in asked.people):
            yield Remark(Trouble.NOBODY_HAS, {"skills": ", ".join(need.tags)})


def _of_people(asked: Asked) -> Iterator[Remark]:
    people = asked.people
    if not people:
        yield Remark(Trouble.NOBODY, {})
    if len(people) > MOST_PEOPLE:
        yield Remark(Trouble.TOO_MANY, {"most": MOST_PEOPLE})
    ids = [each.id for each in people]
    yield from (Remark(Trouble.TWICE, {"who": each.name}) for n, each in enumerate(people) if each.id in ids[:n])
    yield from (Remark(Trouble.ODD_PERSON, {"who": each.name}) for each in people if not _sound(each))


def _sound(person: Person) -> bool:
    return (
        isfinite(person.hours)
        and 0 <= person.hours <= 7 * 24
        and person.in_a_row >= 0
        and person.free_from >= 0
        and all(0 <= day <= week.DAYS for day in (*person.absent, *person.off))
    )


def _of_needs(asked: Asked) -> Iterator[Remark]:
    if len(asked.needs) > MOST_GROUPS:
        yield Remark(Trouble.TOO_MANY_GROUPS, {"most": MOST_GROUPS})
    elif not all(_countable(need) for need in asked.needs):
        yield Remark(Trouble.ODD_NEED, {"most": MOST_NEEDED, "slots": week.SLOTS})
    elif not any(any(need.people) for need in asked.needs):
        yield Remark(Trouble.NO_NEED, {})


def _countable(need: Need) -> bool:
    return len(need.people) == week.SLOTS and all(isfinite(each) and 0 <= each <= MOST_NEEDED for each in need.people)


def _of_numbers(asked: Asked) -> Iterator[Remark]:
    rules = asked.rules
    if not 0 < len(rules.lengths) <= MOST_LENGTHS or not all(0 < each <= week.DAY for each in rules.lengths):
        yield Remark(Trouble.NO_LENGTHS, {"most": MOST_LENGTHS})
    uneven = [name for name in GRID if getattr(rules, name) % week.SLOT]
    uneven += ["lengths"] if any(each % week.SLOT for each in rules.lengths) else []
    yield from (Remark(Trouble.OFF_GRID, {"rule": name}) for name in uneven)
    yield from (Remark(Trouble.ODD_RULE, {"rule": name}) for name in _odd(rules))


def _odd(rules: Rules) -> Iterator[str]:
    times = dict.fromkeys(GRID, (0, 2 * week.DAY))
    bounds = times | {"every": (week.SLOT, week.DAY), "nights": (0, 99), "weekend_days": (0, 99), "in_a_row": (1, 99)}
    yield from (name for name, (low, high) in bounds.items() if not low <= getattr(rules, name) <= high)
    yield from (name for name, price in _prices(rules) if not isfinite(price) or not 0 <= price <= 1e6)


def _prices(rules: Rules) -> Iterable[tuple[str, float]]:
    return zip((each.name for each in fields(rules.prices)), astuple(rules.prices), strict=True)


def _of_shifts(asked: Asked) -> Iterator[Remark]:
    rules = asked.rules
    if rules.earliest >= rules.latest:
        yield Remark(Trouble.UPSIDE_DOWN, {})
        return
    if rules.lunch and rules.lunch_from > rules.lunch_to:
        yield Remark(Trouble.LUNCH_TURNED, {})
    for length in rules.lengths:
        yield from _of_length(rules, length)
    shortest = min(max(week.paid(rules, length), week.SLOT) for length in rules.lengths)
    if all(person.hours * 60 < shortest for person in asked.people):
        yield from (Remark(Trouble.NO_HOURS, {"who": each.name}) for each in asked.people)


def _of_length(rules: Rules, length: int) -> Iterator[Remark]:
    hours = f"{length / 60:g}"
    if length > rules.latest - rules.earliest:
        yield Remark(Trouble.TOO_LONG, {"hours": hours})
    if length + rules.rest > week.DAY:
        yield Remark(Trouble.NO_REST, {"hours": hours, "rest": f"{rules.rest / 60:g}"})
    if week.has_lunch(rules, length):
        if rules.lunch >= length:
            yield Remark(Trouble.LUNCH_TOO_LONG, {"hours": hours})
        elif rules.lunch_to + rules.lunch > length:
            yield Remark(Trouble.LUNCH_OUTSIDE, {"hours": hours})


def said(remark: Remark, language: str) -> str:
    """A sentence; a rule is called by its name."""
    facts = dict(remark.facts)
    if "rule" in facts:
        facts["rule"] = speech(language)(Rule(str(facts["rule"])).source)
    return speech(language)(remark.trouble.source).format(**facts)
