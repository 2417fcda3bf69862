"""Whether a proposal keeps the rules it was asked under: reads nothing but the proposal, and asks no solver."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from core.rota import rules as weeks
from core.staffing.tours import rules as week
from core.staffing.tours.errors import NotAMonday, WeekHasBegun, WeekTooFar
from core.staffing.tours.forms import Named, Person, Proposal, Rules


def broken(proposal: Proposal) -> tuple[str, ...]:
    """The names of the rules that are not kept, each with the person; none is as it must be."""
    people = {each.id: each for each in proposal.asked.people}
    given = [each.person_id for each in proposal.names]
    twice = [f"twice:{each}" for each in sorted({each for each in given if given.count(each) > 1})]
    strange = [f"strange:{each}" for each in given if each not in people]
    told = [
        f"{rule}:{named.person_id}"
        for named in proposal.names
        if named.person_id in people
        for rule, kept in _kept(proposal.asked.rules, people[named.person_id], named)
        if not kept
    ]
    return (*twice, *strange, *told)


def _kept(rules: Rules, person: Person, named: Named) -> Iterable[tuple[str, bool]]:
    tour, worked = named.tour, week.spans(named, rules)
    whole = [(day * week.DAY + tour.start, day * week.DAY + tour.start + tour.length) for day in tour.days]
    yield "length", tour.length in rules.lengths
    yield "hours", sum(end - begin for begin, end in worked) <= person.hours * 60 + 1e-6
    yield "frame", rules.earliest <= tour.start and tour.start + tour.length <= rules.latest
    yield "every", (tour.start - rules.earliest) % rules.every == 0
    yield "overlap", all(earlier[1] <= later[0] for earlier, later in pairwise(worked))
    yield "rest", week.rested(whole, rules.rest) and all(begin >= person.free_from for begin, _ in whole)
    yield "absence", not {(at - late) // week.DAY for span in whole for late, at in enumerate(span)} & {*person.absent}
    yield "in_a_row", week.longest_row(tour.days, person.in_a_row) <= rules.in_a_row
    yield "weekend", len({*tour.days}.intersection(week.WEEKEND)) <= week.weekend_days(rules, person)
    yield "nights", sum(week.is_night(rules, *_of_day(span)) for span in whole) <= rules.nights
    yield "lunch", _lunches_kept(rules, named)


def _of_day(span: tuple[int, int]) -> tuple[int, int]:
    return span[0] % week.DAY, span[1] - span[0]


def _lunches_kept(rules: Rules, named: Named) -> bool:
    if not week.has_lunch(rules, named.tour.length):
        return not named.lunches
    after = [each - named.tour.start for each in named.lunches]
    return len(after) == len(named.tour.days) and all(rules.lunch_from <= each <= rules.lunch_to for each in after)


def demand_week(first: date, today: date) -> None:
    """A week that can be planned: from a Monday on, not begun, and not too far away."""
    if first != weeks.monday(first):
        raise NotAMonday
    if first < today:
        raise WeekHasBegun(first=str(first))
    if (first - today).days > weeks.FARTHEST:
        raise WeekTooFar(days=weeks.FARTHEST)
