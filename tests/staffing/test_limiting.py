"""What limits a desk is told of desks that are built so that it is known; and the weekend that no head-count mends."""

from dataclasses import replace

import pytest

from core.reports.words import Verdict
from core.staffing import desks
from core.staffing.engine.choosing import choose
from core.staffing.study import limiting, rules, turning
from core.staffing.study.limiting import Base, limits
from core.staffing.study.playing import Theatre, answers
from core.staffing.study.questions import Costs
from core.staffing.study.results import Limits
from core.staffing.study.studying import _busy
from core.staffing.words import Limiting, Probe
from core.staffing.world import DAY, HOUR, Limit, World
from tests.staffing.plain import ALL_DAYS, kind, people, person, shop

ENGINE = choose()
OFFICE = Limit(8 * HOUR)  # a day of working time


def base(world: World, theatre: Theatre, goal: float = 0.9) -> Base:
    played = theatre.play(world)
    return Base(world, played, _busy(world, played), goal, Costs(20, 0.25, 0.5))


def told(world: World, goal: float = 0.9) -> Limits:
    theatre = Theatre(ENGINE, 5, 12)
    return limits(base(world, theatre, goal), theatre)


def of(found: Limits, probe: Probe) -> Verdict:
    return next(each.verdict for each in found.reliefs if each.probe is probe)


def test_too_few_people_are_told_as_people() -> None:
    """Ten hours of work a day, every day, for one person of eight: days in working time, so that no night counts."""
    world = shop([person("an", days=ALL_DAYS)], 60.0, kind(answer=OFFICE), calendars=(_every_day(),))
    found = told(world)
    assert found.limiting is Limiting.PEOPLE
    assert of(found, Probe.ALL_HOURS) is not Verdict.BETTER
    best = found.fixes[0]
    assert (best.probe, best.verdict, best.hours) == (Probe.ONE_MORE, Verdict.BETTER, pytest.approx(56))
    assert best.cost == pytest.approx(5 * 8 * 20 + 2 * 8 * 30)  # half more at the weekend


def _every_day() -> tuple[tuple[float, float], ...]:
    return tuple((day * DAY + 9 * HOUR, day * DAY + 17 * HOUR) for day in range(90))


def test_nobody_at_the_weekend_is_told_as_hours() -> None:
    """Day and night within a day, and hands enough for twice as much."""
    found = told(shop(people(6), 60.0))
    assert found.limiting is Limiting.HOURS
    more, hours = found.reliefs[:2]
    assert (more.probe, hours.probe) == (Probe.MORE_PEOPLE, Probe.ALL_HOURS)
    assert more.moved.high < 0.05 < hours.moved.low
    best = found.fixes[0]
    assert (best.probe, best.verdict, best.hours) == (Probe.WEEKEND, Verdict.BETTER, pytest.approx(0))


def test_what_only_one_can_do_is_told_as_skill() -> None:
    """Half of the cases are for the one who knows toys, ten hours of work a day; three others have none."""
    toys = kind(code="toys", needs=("skill:toys",), answer=OFFICE)
    hands = [person("an", "skill:toys", days=ALL_DAYS), *people(3, days=ALL_DAYS)]
    found = told(shop(hands, 120.0, toys, kind(answer=OFFICE), calendars=(_every_day(),)))
    assert found.limiting is Limiting.SKILL
    assert found.fixes[0].probe is Probe.TAUGHT
    assert found.fixes[0].cost == 0


def test_a_skill_that_nobody_has_is_told_as_skill() -> None:
    found = told(shop(people(3), 20.0, kind(needs=("skill:toys",), answer=OFFICE), kind(answer=OFFICE)))
    assert found.limiting is Limiting.SKILL
    assert found.fixes[0].probe is Probe.TAUGHT


def test_old_cases_before_urgent_ones_are_told_as_order() -> None:
    """Urgent ones are few and due soon, but behind a heap of plain ones that are overdue for ever."""
    urgent = kind(code="P1", priority="P1", share=0.75, answer=OFFICE, work=5.0)
    plain_ = kind(code="P4", priority="P4", share=0.25, answer=Limit(0.5 * HOUR), work=60.0)
    found = told(shop(people(1, days=ALL_DAYS), 48.0, urgent, plain_, calendars=(_every_day(),)))
    assert of(found, Probe.BY_PRIORITY) is Verdict.BETTER
    assert found.limiting is Limiting.PRIORITY


def test_a_promise_that_is_kept_is_limited_by_nothing() -> None:
    found = told(shop(people(3, days=ALL_DAYS, hours=(0, 24)), 20.0))
    assert found.limiting is Limiting.NOTHING
    assert all(each.keeps for each in found.reliefs)


def test_cases_that_lie_are_told_as_lying() -> None:
    """Hands enough all day, but one looks at a case up to twenty working hours later, and eight are promised."""
    lying = tuple(2.0 * HOUR * each for each in range(11))
    world = desks.looked_at(shop(people(4), 20.0, kind(answer=OFFICE)), lying)
    found = told(world)
    assert found.limiting is Limiting.LYING
    assert of(found, Probe.AT_ONCE) is Verdict.BETTER


def test_what_cannot_be_told_is_not_guessed() -> None:
    nobody = told(shop([], 20.0))
    assert (nobody.limiting, nobody.fixes[0].probe) == (Limiting.UNCLEAR, Probe.BY_PRIORITY)
    unpromised = told(shop(people(2), 20.0, kind(answer=None)))
    assert unpromised.limiting is Limiting.UNCLEAR


def test_the_cheapest_that_keeps_the_promise_comes_first() -> None:
    found = told(shop(people(6), 60.0), goal=0.8)
    helping = [each for each in found.fixes if each.verdict is Verdict.BETTER]
    assert [each.keeps for each in helping] == sorted((each.keeps for each in helping), reverse=True)
    keeping = [each.cost or 0 for each in helping if each.keeps]
    assert keeping == sorted(keeping)


WEEKEND = 40 / 168  # from Friday at five to Sunday at nine: what comes then is a day old before anybody sees it


def weekend(count: int) -> World:
    """330 cases a day, as many at night as by day, within a day of the clock on the wall, eight minutes each."""
    return shop(people(count), 330.0, kind(work=8.0, spread=0.8))


def test_no_head_count_mends_the_weekend_and_a_rota_does() -> None:
    """The shop of the model. What comes over the weekend is lost to any number of people, by the clock alone."""
    theatre = Theatre(ENGINE, 5, 30)
    today = weekend(12)
    shares = {count: rules.mean(answers(theatre.play(weekend(count))), 0, 1) for count in range(10, 26)}
    assert 0.63 < (shares[12].value or 0) < 0.73
    assert max(each.high or 1 for each in shares.values()) < 1 - WEEKEND + 0.02 < 0.8
    assert (shares[25].value or 0) > (shares[12].value or 1)
    seven = rules.mean(answers(theatre.play(limiting.spread_out(today))), 0, 1)
    assert (seven.low or 0) > 0.94
    assert desks.worked(limiting.spread_out(today)) == desks.worked(today)


def test_the_weekend_is_told_as_hours_and_no_team_is_large_enough() -> None:
    theatre = Theatre(ENGINE, 5, 20)
    today = base(weekend(12), theatre)
    found = limits(today, theatre)
    assert found.limiting is Limiting.HOURS
    missed = turning.gone(today, theatre)
    assert turning.smallest(turning.sizes(today, theatre, missed), 0.9) is None
    assert turning.room(today, theatre) is None


def test_turning_one_day_of_everybody_shows_the_same_people() -> None:
    world = shop(people(7), 10.0)
    by_day = [0.0] * 7
    for hand in limiting.spread_out(world).hands:
        for begin, end in hand.shifts:
            if begin < 7 * DAY:
                by_day[desks.weekday(begin)] += (end - begin) / HOUR
    assert by_day == [40.0] * 7
    assert limiting.spread_out(replace(world, hands=())).hands == ()
