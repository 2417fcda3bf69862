"""What is counted day by day is what a count of all stays from scratch says, whatever happens to the cases."""

import math
from collections import Counter
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from core.actors import SYSTEM, Actor, Role
from core.figures import actions, rules, ticks, views
from core.figures.cases import views as cases
from core.figures.forms import Behind, Criteria
from core.figures.trainers import views as trainers
from core.figures.words import Pace, Part
from core.models import FigureCursor, FigureDay, StepFigure, Ticket
from core.process import views as processes
from core.process.words import MoveKind
from core.queue import trash
from core.reports.rules import percentile
from core.reports.words import Period
from core.settings import actions as settings
from core.settings import views as kept
from core.settings.words import Desk
from core.survey.rules import share
from core.work import begin, look
from db.session import reading, transaction
from tests import cases as made
from tests.conftest import Ticking

LENGTHS = st.lists(st.floats(0, 5 * 365 * 1440), min_size=1, max_size=80)


@given(LENGTHS, st.sampled_from([0.1, 0.5, 0.9]))
def test_a_percentile_is_within_a_fiftieth_of_the_truth(lengths: list[float], q: float) -> None:
    """Between whole minutes half a minute more; 1.6 % is promised."""
    found = percentile(rules.together([rules.packed(Counter(map(rules.low, lengths)))]), q).value
    truth = sorted(lengths)[max(0, math.ceil(round(q * len(lengths), 9)) - 1)]
    assert found is not None
    assert abs(found - truth) <= 0.016 * truth + 1


@given(st.lists(st.dictionaries(st.integers(0, 63), st.integers(1, 9), max_size=5), max_size=5))
def test_histograms_add_up(many: list[dict[int, int]]) -> None:
    whole = sum((Counter(each) for each in many), Counter[int]())
    assert rules.together(map(rules.packed, many)) == {at: (n, 0) for at, n in whole.items()}


@pytest.mark.parametrize(
    ("late", "of", "said"), [(9, 10, Pace.OFTEN), (60, 300, Pace.TIGHT), (1, 100, Pace.KEPT), (1, 3, Pace.UNCLEAR)]
)
def test_a_few_late_stays_say_little(late: int, of: int, said: Pace) -> None:
    assert rules.pace(share(late, of)) is said


@pytest.fixture
def version(desk: str) -> int:
    with look(SYSTEM) as looking:
        return processes.named(looking, "after_sales").id


def table() -> list[tuple[Any, ...]]:
    columns = list(StepFigure.__table__.c)
    with reading() as session:
        return sorted((tuple(row) for row in session.execute(select(*columns))), key=str)


def from_scratch(clock: Ticking) -> list[tuple[Any, ...]]:
    with transaction() as session:
        for model in (StepFigure, FigureDay, FigureCursor):
            session.execute(delete(model))
    ticks.count(clock)
    return table()


def seen(reader: Actor, clock: Ticking, version: int, **more: Any) -> views.Figures:
    with look(reader, clock) as desk:
        return views.figures(desk, Criteria((version,), **more))


def behind(reader: Actor, clock: Ticking, version: int, figure: Behind) -> tuple[int, list[int]]:
    with look(reader, clock) as desk:
        criteria = Criteria((version,))
        found = cases.behind(desk, criteria, figure)
        return cases.how_many(desk, criteria, figure), [each.number for each in found]


def wander(chance: Random, wang: Actor, clock: Ticking, numbers: list[int]) -> None:
    """Something happens to some case."""
    number = chance.choice(numbers)
    step = made.ticket(number).step
    to = chance.choice([each for each in ("receive", "analyse", "propose", "closed") if each != step])
    match chance.randrange(6):
        case 0:
            with begin(wang, clock) as work:
                trash.put_away(work, number, spam=chance.random() < 0.5)
                numbers.remove(number)
        case 1:
            with begin(wang, clock) as work:
                trash.put_away(work, number, spam=False)
                trash.restore(work, number)
        case 2:
            numbers.append(made.opened(wang, clock, channel=chance.choice(["mail", "phone"])))
        case _:
            made.moved(wang, clock, number, to, reason="Because.")
    clock.tick(hours=chance.uniform(0, 40))


@pytest.mark.parametrize("seed", range(3))
def test_day_by_day_says_what_a_count_from_scratch_says(desk: str, wang: Actor, clock: Ticking, seed: int) -> None:
    chance = Random(seed)
    numbers = [made.opened(wang, clock) for _ in range(4)]
    for _ in range(15):
        if len(numbers) < 3:
            numbers.append(made.opened(wang, clock))
        wander(chance, wang, clock, numbers)
        if chance.random() < 0.4:
            ticks.count(clock)
    ticks.count(clock)
    ticks.count(clock)  # twice is once
    assert table() == from_scratch(clock)


def test_a_step_says_what_happened_there(
    person: Any, wang: Actor, he: Actor, clock: Ticking, version: int
) -> None:  # fmt: skip
    quick, slow, put_away, hidden = (made.opened(wang, clock) for _ in range(4))
    clock.tick(minutes=50)
    for number in (quick, put_away, hidden):
        made.moved(wang, clock, number, "analyse", facts="Bent.")
    clock.tick(hours=30)
    made.moved(wang, clock, slow, "closed", reason="The customer\nmoved away.")
    made.moved(wang, clock, quick, "receive")
    with begin(wang, clock) as work:
        trash.put_away(work, put_away, spam=False)
    with transaction() as session:
        session.execute(update(Ticket).where(Ticket.number == hidden).values(sensitive=True))
    ticks.count(clock)
    found = seen(wang, clock, version)
    receive, analyse = found.by_step["receive"], found.by_step["analyse"]
    assert (receive.stays, receive.kept.n, receive.kept.value) == (3, 3, pytest.approx(2 / 3))
    assert (receive.off.value, analyse.rework.value) == (pytest.approx(1 / 3), 1.0)
    assert found.worked
    assert receive.median.value == pytest.approx(50, rel=0.016)
    assert found.counts.at == clock.now
    assert {(each.step, each.to, each.kind): each.stays for each in found.moves} == {
        ("receive", "analyse", MoveKind.NORMAL): 2,
        ("receive", "closed", MoveKind.OVERRIDE): 1,
        ("analyse", "receive", MoveKind.BACK): 1,
    }
    assert behind(wang, clock, version, Behind(Part.OFF, "receive")) == (1, [slow])
    assert behind(wang, clock, version, Behind(Part.LATE, "receive")) == (1, [slow])
    assert behind(wang, clock, version, Behind(Part.REWORK, "analyse")) == (1, [quick])
    assert sorted(behind(wang, clock, version, Behind(Part.STAYS, "receive", "analyse"))[1]) == [quick, hidden]
    assert behind(wang, clock, version, Behind(Part.NOW, "receive")) == (1, [quick])
    lin = person("lin", Role.AGENT)
    assert seen(lin, clock, version).by_step["receive"].stays == 2  # nothing of the sensitive one, not even its count
    assert seen(wang, clock, version, channel="phone").by_step["receive"].stays == 0
    assert seen(wang, clock, version, period=Period.WEEK, team=0).by_step["receive"].stays == 3
    with begin(he, clock) as work:
        actions.opened(work, version, "receive")
        actions.opened(work, version, "receive")
    with look(he, clock) as desk:
        steps = trainers.trainers(desk, Period.MONTH).steps
    told = {each.line.step: each for each in steps if each.running.id == version}
    assert (told["receive"].opened, told["receive"].read, told["analyse"].opened) == (2, 1.0, 0)


def test_the_team_that_let_a_case_go_is_counted_for_it(
    person: Any, wang: Actor, clock: Ticking, version: int
) -> None:  # fmt: skip
    ming, other = person("ming", Role.AGENT, team="Care"), person("ping", Role.AGENT, team="Parts")
    number = made.opened(wang, clock)
    (care,), (parts,) = ming.teams, other.teams
    with transaction() as session:
        session.execute(update(Ticket).where(Ticket.number == number).values(team_id=care))
    made.moved(wang, clock, number, "analyse", facts="Bent.")
    with transaction() as session:
        session.execute(update(Ticket).where(Ticket.number == number).values(team_id=parts))
    clock.tick(minutes=5)
    ticks.count(clock)
    assert [seen(each, clock, version).by_step["receive"].stays for each in (ming, other)] == [1, 0]
    assert seen(wang, clock, version, team=care).by_step["receive"].stays == 1


def test_days_begin_by_the_clock_of_the_desk(wang: Actor, admin: Actor, clock: Ticking, version: int) -> None:
    number = made.opened(wang, clock)
    clock.tick(hours=8)  # 17:00 in London is tomorrow in Shanghai
    made.moved(wang, clock, number, "analyse", facts="Bent.")
    days = list[Any]()
    for zone in ("Asia/Shanghai", "Europe/London"):
        with begin(admin, clock) as work:
            wall, at = kept.in_force(work, Desk)
            settings.change(work, wall.model_copy(update={"time_zone": zone}), at)
        ticks.count(clock)
        days.append([row[1] for row in table()])
    assert days[0][0] - days[1][0] == timedelta(days=1)


def test_what_no_event_tells_heals(wang: Actor, admin: Actor, clock: Ticking, version: int) -> None:
    made.moved(wang, clock, made.opened(wang, clock), "analyse", facts="Bent.")
    ticks.count(clock)
    truth = table()
    for verb in (actions.heal, actions.again):
        with transaction() as session:
            session.execute(update(StepFigure).values(stays=99))
        with begin(admin, clock) as work:
            verb(work)
        ticks.count(clock)
        assert table() == truth
