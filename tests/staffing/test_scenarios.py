"""Scenarios are kept, shared, put away and brought back; studies are asked for once and read by those they are for."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from core.actors import Actor, Role
from core.audit import views as audit
from core.audit.forms import Wanted as Sought
from core.errors import ChangedBySomebody, DomainError, NotAllowed, TooLong
from core.jobs import actions as jobs
from core.jobs import views as job_views
from core.jobs.words import JobKind, JobState
from core.models import Job, StaffingStudy
from core.settings import views as settings
from core.settings.errors import ChangedBefore
from core.settings.staffing import Staffing
from core.staffing import actions, claims, views
from core.staffing.errors import (
    NoSuchScenario,
    ScenarioIsToday,
    ScenarioUnnamed,
    StudyUnderWay,
    TooManyCases,
    TooManyScenarios,
)
from core.staffing.forms import MOST_BESIDE, Answered, Keeping, Levers, Wanted
from core.staffing.words import StudyKind
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.conftest import Ticking

MORE = Levers(arrivals=1.3)
ROTA = Wanted.model_validate(
    {"first": "2026-01-12", "days": [0, 1], "opens": 480, "closes": 1080, "lengths": [480]}
)


@pytest.fixture
def mei(person: Callable[..., Actor]) -> Actor:
    """Plans too."""
    return person("mei", Role.SUPERVISOR)


def act(who: Actor, clock: Ticking, verb: Callable[..., Any], *said: Any) -> Any:
    with begin(who, clock) as work:
        return verb(work, *said)


def saved(who: Actor, clock: Ticking, name: str = "A third more", shared: bool = False) -> int:
    with begin(who, clock) as work:
        return actions.save(work, Keeping(name, MORE, shared)).id


def seen(who: Actor, clock: Ticking) -> tuple[views.Kept, ...]:
    with look(who, clock) as desk:
        return views.scenarios(desk)


def kinds() -> list[str]:
    return [each.kind for each in cases.events("scenario")]


def test_a_scenario_is_kept_changed_put_away_and_brought_back(wang: Actor, clock: Ticking) -> None:
    number = saved(wang, clock, "  A third   more ")
    (kept,) = seen(wang, clock)
    assert (kept.name, kept.levers, kept.shared, kept.by, kept.mine) == ("A third more", MORE, False, "Wang", True)
    act(wang, clock, actions.change, number, kept.version, Keeping("Half more", Levers(arrivals=1.5), True))
    (now,) = seen(wang, clock)
    assert (now.name, now.levers.arrivals, now.shared, now.version) == ("Half more", 1.5, True, kept.version + 1)
    act(wang, clock, actions.retire, number)
    assert seen(wang, clock) == ()
    with look(wang, clock) as desk:
        assert views.retired(desk) == [(number, "Half more")]
    act(wang, clock, actions.restore, number)
    assert [each.id for each in seen(wang, clock)] == [number]
    assert kinds() == ["scenario.saved", "scenario.changed", "scenario.retired", "scenario.restored"]
    assert cases.events("scenario", "scenario.changed")[0].detail["fields"] == ["name", "shared", "levers"]


def test_what_changes_nothing_is_no_event(wang: Actor, clock: Ticking) -> None:
    number = saved(wang, clock)
    act(wang, clock, actions.change, number, 1, Keeping("A third more", MORE))
    act(wang, clock, actions.restore, number)
    act(wang, clock, actions.retire, number)
    act(wang, clock, actions.retire, number)
    assert kinds() == ["scenario.saved", "scenario.retired"]


def test_an_auditor_reads_what_became_of_scenarios(wang: Actor, admin: Actor, clock: Ticking) -> None:
    act(wang, clock, actions.retire, saved(wang, clock))
    with look(admin, clock) as desk:
        told = audit.happenings(desk, Sought())
    assert [each.kind for each in told if each.kind.startswith("scenario.")] == ["scenario.retired", "scenario.saved"]


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        (Keeping("", MORE), ScenarioUnnamed),
        (Keeping(" \u3000 ", MORE), ScenarioUnnamed),
        (Keeping("x" * 61, MORE), TooLong),
        (Keeping("Nothing", Levers()), ScenarioIsToday),
    ],
)
def test_what_cannot_be_kept_leaves_no_trace(
    wang: Actor, clock: Ticking, form: Keeping, refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        act(wang, clock, actions.save, form)
    number = saved(wang, clock)
    with pytest.raises(refusal):
        act(wang, clock, actions.change, number, 1, form)
    assert kinds() == ["scenario.saved"]
    assert seen(wang, clock)[0].name == "A third more"


def test_six_stand_beside_today_at_once(wang: Actor, clock: Ticking) -> None:
    first, *_ = (saved(wang, clock, f"No {each}") for each in range(MOST_BESIDE))
    with pytest.raises(TooManyScenarios):
        saved(wang, clock, "One too many")
    act(wang, clock, actions.restore, first)  # is there already
    act(wang, clock, actions.retire, first)
    saved(wang, clock, "In its place")
    with pytest.raises(TooManyScenarios):
        act(wang, clock, actions.restore, first)
    assert len(seen(wang, clock)) == MOST_BESIDE


def test_what_others_share_takes_no_room_from_ones_own(wang: Actor, mei: Actor, clock: Ticking) -> None:
    shared = [saved(mei, clock, f"Mei {each}", shared=True) for each in range(MOST_BESIDE)]
    own = [saved(wang, clock, f"Wang {each}") for each in range(4)]  # nobody else's can be put away
    assert [each.id for each in seen(wang, clock)] == [*shared, *own]
    with look(wang, clock) as desk:
        compared = views.beside(desk)
    assert [each.id for each in compared] == [*shared[:2], *own]  # and six stand beside today
    assert len(seen(mei, clock)) == MOST_BESIDE


def test_others_see_what_is_shared_and_change_nothing(wang: Actor, mei: Actor, clock: Ticking) -> None:
    secret, open_ = saved(wang, clock, "Without Lin"), saved(wang, clock, "More", shared=True)
    assert [(each.id, each.by, each.mine) for each in seen(mei, clock)] == [(open_, "Wang", False)]
    for number in (secret, open_, 999):
        for verb, said in ((actions.change, (1, Keeping("Mine", MORE))), (actions.retire, ()), (actions.restore, ())):
            with pytest.raises(NoSuchScenario):
                act(mei, clock, verb, number, *said)
    assert {each.name for each in seen(wang, clock)} == {"Without Lin", "More"}


def test_who_was_slower_changes_nothing(wang: Actor, clock: Ticking) -> None:
    number = saved(wang, clock)
    act(wang, clock, actions.change, number, 1, Keeping("First", MORE))
    with pytest.raises(ChangedBySomebody):
        act(wang, clock, actions.change, number, 1, Keeping("Second", MORE))
    assert seen(wang, clock)[0].name == "First"


@pytest.mark.parametrize("role", [Role.AGENT, Role.TECHNICIAN, Role.TRAINER])
def test_only_those_who_plan_have_scenarios_and_studies(
    person: Callable[..., Actor], clock: Ticking, role: Role
) -> None:
    someone = person("someone", role)
    verbs: tuple[tuple[Callable[..., Any], tuple[Any, ...]], ...] = (
        (actions.save, (Keeping("More", MORE),)), (actions.change, (1, 1, Keeping("More", MORE))),
        (actions.retire, (1,)), (actions.restore, (1,)), (actions.work_out, ()), (actions.propose, (ROTA,)),
        (actions.type_in, (Staffing(cost=20), None)), (actions.keep, (answered(someone),)),
        (views.scenarios, ()), (views.retired, ()), (views.study, (StudyKind.WHAT_IF,)),
    )  # fmt: skip
    for verb, said in verbs:
        with pytest.raises(NotAllowed):
            act(someone, clock, verb, *said)
    assert kinds() == []
    assert cases.count_of(Job) == 0


def answered(who: Actor, private: bool = False, kind: StudyKind = StudyKind.WHAT_IF, mark: int = 0) -> Answered:
    return Answered(kind, who.person_id, private, mark, "1", "python", b"", {"mark": mark})


def mark(who: Actor, clock: Ticking, kind: StudyKind = StudyKind.WHAT_IF) -> int | None:
    with look(who, clock) as desk:
        found = views.study(desk, kind)
    return found and found.seed


def test_what_is_private_is_read_by_nobody_else(wang: Actor, mei: Actor, clock: Ticking) -> None:
    assert mark(wang, clock) is None
    act(wang, clock, actions.keep, answered(wang, mark=1))
    act(wang, clock, actions.keep, answered(wang, private=True, mark=2))
    assert (mark(wang, clock), mark(mei, clock)) == (2, 1)
    act(mei, clock, actions.keep, answered(mei, private=True, mark=3))
    act(wang, clock, actions.keep, answered(wang, mark=4))
    assert (mark(wang, clock), mark(mei, clock)) == (4, 3)  # one's own comes first, though another is newer
    assert mark(wang, clock, StudyKind.ROTA) is None


def test_the_newest_twenty_are_kept(wang: Actor, clock: Ticking) -> None:
    for number in range(claims.KEPT + 5):
        act(wang, clock, actions.keep, answered(wang, mark=number))
    with reading() as session:
        assert list(session.scalars(select(StaffingStudy.seed).order_by(StaffingStudy.id))) == list(range(5, 25))


def test_one_at_a_time_is_worked_out_for_each(wang: Actor, mei: Actor, clock: Ticking) -> None:
    first = act(wang, clock, actions.work_out, MORE)
    assert (first.kind, first.input["trial"]["arrivals"], first.input["person"]) == (JobKind.STAFFING, 1.3, wang.id)
    assert first.seed == first.input["seed"]
    with pytest.raises(StudyUnderWay):
        act(wang, clock, actions.work_out)
    rota = act(wang, clock, actions.propose, ROTA)  # another question
    with pytest.raises(StudyUnderWay):
        act(wang, clock, actions.propose, ROTA)
    assert act(mei, clock, actions.work_out).input["trial"] is None
    act(wang, clock, jobs.cancel, first.id)
    again = act(wang, clock, actions.work_out, Levers())
    assert again.input["trial"] is None  # that changes nothing is no trial
    with look(wang, clock) as desk:
        mine, latest = job_views.mine(desk, JobKind.STAFFING), job_views.mine(desk, JobKind.ROTA)
    assert mine is not None
    assert latest is not None
    assert (mine.id, mine.state, latest.id) == (again.id, JobState.QUEUED, rota.id)


def test_of_jobs_only_ones_own_are_mine(wang: Actor, mei: Actor, clock: Ticking) -> None:
    number = act(wang, clock, actions.work_out).id
    with look(mei, clock) as desk:
        assert job_views.mine(desk, JobKind.STAFFING) is None
    with transaction() as session:
        session.get_one(Job, number).state = JobState.FAILED
    with look(wang, clock) as desk:
        found = job_views.mine(desk, JobKind.STAFFING)
    assert found is not None
    assert (found.id, found.state) == (number, JobState.FAILED)


def test_more_than_anybody_could_work_out_is_refused_before_it_begins(wang: Actor, clock: Ticking) -> None:
    act(wang, clock, actions.type_in, Staffing(arrivals=100_000), None)
    act(wang, clock, jobs.cancel, act(wang, clock, actions.work_out).id)
    with pytest.raises(TooManyCases) as refusal:
        act(wang, clock, actions.work_out, Levers(arrivals=3))
    assert refusal.value.facts == {"cases": "1,200,000", "most": "1,000,000"}
    act(wang, clock, actions.work_out, Levers(arrivals=3, faq=50))


def test_figures_are_typed_in_once_and_never_over_those_of_others(wang: Actor, mei: Actor, clock: Ticking) -> None:
    act(wang, clock, actions.type_in, Staffing(cost=20), None)
    with pytest.raises(ChangedBefore) as refusal:
        act(mei, clock, actions.type_in, Staffing(cost=30), None)
    assert refusal.value.facts["who"] == "Wang"
    act(mei, clock, actions.type_in, Staffing(cost=30), 1)
    act(mei, clock, actions.type_in, Staffing(cost=30), 2)  # the same again is nothing
    with look(wang, clock) as desk:
        found, version = settings.in_force(desk, Staffing)
    assert (found.cost, version) == (30, 2)
    changed = cases.events("setting", "setting.changed")
    assert [each.detail["fields"] for each in changed if each.detail["key"] == "staffing"] == [["cost"], ["cost"]]


@pytest.mark.parametrize(
    "change",
    [
        lambda work: actions.save(work, Keeping("Later", MORE)),
        lambda work: actions.type_in(work, Staffing(again=40), None),
    ],
    ids=["a scenario", "a figure"],
)
def test_a_study_says_when_what_it_is_about_has_changed(
    wang: Actor, clock: Ticking, change: Callable[[Any], Any]
) -> None:
    act(wang, clock, actions.keep, answered(wang))
    with look(wang, clock) as desk:
        before = views.study(desk, StudyKind.WHAT_IF)
    clock.tick(minutes=1)
    act(wang, clock, change)
    with look(wang, clock) as desk:
        after = views.study(desk, StudyKind.WHAT_IF)
    assert before
    assert after
    assert (before.stale, after.stale) == (False, True)
