"""Running cases go on in another version: foreseen, moved, brought back; none lost, none twice."""

import threading
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import func, select, update

from channels.jobs import Runner
from core.automation.words import Outcome as Did
from core.automation.words import Section
from core.errors import NotAllowed
from core.integrity.views import findings
from core.jobs import claims as jobs
from core.jobs.run import Run
from core.models import Deadline, Rule, RuleRun, Switch, SwitchedCase, Ticket, Visit
from core.process import views as processes
from core.process.rules import Need
from core.process.words import MoveKind, Stage
from core.switching import actions, claims, job, views
from core.switching.errors import BackAlready, LeadsNowhere, NothingToMove, NotInForce, Underway
from core.switching.forms import Plan
from core.switching.preview import foresee
from core.switching.words import Effect, Obstacle, Outcome, SwitchState
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.switching.conftest import changed

OLD = 1  # the row of the shipped version


def matters(numbers):
    """What has to be as before once a case is brought back."""
    with reading() as session:
        tickets = session.scalars(select(Ticket).where(Ticket.number.in_(numbers)).order_by(Ticket.id)).all()
        due = select(Deadline).where(Deadline.ticket_id.in_([each.id for each in tickets]))
        rows = session.scalars(due.order_by(Deadline.ticket_id, Deadline.kind, Deadline.cycle)).all()
    of_tickets = [
        (each.number, each.process_version_id, each.step, each.stage, each.entered_at, each.next_due, each.sort_due,
         each.wakes_at, each.resolved_at, cases.visits(each.number)[-1].due_at)
        for each in tickets
    ]  # fmt: skip
    promised = [(r.ticket_id, r.kind, r.cycle, r.due_at, r.paused_at, r.used, r.met_at, r.dropped_at) for r in rows]
    return of_tickets, promised


def wandering(chance, who, clock, count=1):
    """Cases that went anywhere, off the procedure if need be."""
    numbers = [cases.opened(who, clock) for _ in range(count)]
    with look(who, clock) as desk:
        document = processes.version(desk, OLD).document
    steps = [name for name, step in document.steps.items() if not step.hand_over and name != "closed"]
    for number in numbers:
        for _ in range(chance.randrange(4)):
            clock.tick(minutes=chance.randrange(600))
            to = chance.choice([each for each in steps if each != cases.ticket(number).step])
            cases.moved(who, clock, number, to, reason="so it went")
    return numbers


def test_a_case_goes_on_where_it_was_and_comes_back(issued, standard, planned, done, reverted, wang, lin, clock):
    number = cases.opened(lin, clock)
    cases.moved(lin, clock, number, "analyse", facts="x")
    before, began = matters([number]), cases.ticket(number).entered_at
    clock.tick(hours=3)
    with transaction() as session:
        this = session.scalars(select(Visit).where(Visit.left_at.is_(None))).one()
        this.values, this.checked = {"cause": "design", "strange": 1}, []
    new = issued(changed(standard, analyse={"due": "1h"}))
    row = planned(new, OLD)
    done(row)
    ticket, past = cases.ticket(number), cases.visits(number)
    assert (ticket.process_version_id, ticket.step, ticket.entered_at, ticket.moves) == (new, "analyse", began, 3)
    left, now = past[-2:]
    assert (left.kind, left.left_at, left.left_by, left.late) == (MoveKind.MIGRATION, clock(), None, None)
    assert (left.values, now.values) == ({"cause": "design", "strange": 1}, {"cause": "design"})
    assert now.due_at == began + timedelta(hours=1) == ticket.next_due  # what was used of the time stays used
    [event] = cases.events(kind="ticket.switched")
    assert (event.actor_id, event.detail["to_version"], event.detail["to_step"]) == (wang.id, 2, "analyse")
    cases.moved(lin, clock, number, "propose", cause="design")
    reverted(row)
    assert cases.ticket(number).process_version_id == new  # it has moved on
    with look(wang, clock) as desk:
        shown = views.one(desk, row.id)
        assert shown
        assert (shown.outcomes, shown.reasons) == ({Outcome.KEPT: 1}, {Obstacle.MOVED_ON: 1})
        assert views.left(desk, row.id, Obstacle.MOVED_ON) == [number]
    assert before[0][0][1] == OLD
    with pytest.raises(BackAlready), begin(wang, clock) as work:
        actions.revert(work, row.id)


@pytest.mark.parametrize("seed", range(3))
def test_whatever_the_map_nothing_is_lost_and_all_comes_back(
    issued, standard, planned, done, reverted, wang, clock, seed
):
    chance = Random(seed)
    numbers = wandering(chance, wang, clock, 12)
    clock.tick(hours=chance.randrange(40))
    before = matters(numbers)
    gone = tuple(chance.sample(["analyse", "partner", "ask_customer", "consent"], chance.randrange(1, 3)))
    other = chance.choice(["waiting_partner", "working"])
    new = issued(changed(standard, gone=gone, renamed={"propose": "offer"}, carry_out={"stage": other}))
    with look(wang, clock) as desk:
        old, target = processes.version(desk, OLD).document, processes.version(desk, new).document
        goals = {name: [None, *actions.rules.targets(old.steps[name], target)] for name in (*gone, "propose")}
        chosen = {name: chance.choice(to) for name, to in goals.items()}
        seen = foresee(desk, Plan(new, (OLD,), chosen))
    if not seen.cases:
        return
    row = planned(new, OLD, **chosen)
    clock.tick(minutes=chance.randrange(90))
    done(row)
    with look(wang, clock) as desk:
        assert findings(desk) == []
        line = views.one(desk, row.id)
        assert line
        assert line.outcomes == {Outcome.MOVED: seen.cases}
    after = {each.number: each for each in map(cases.ticket, numbers)}
    assert sum(each.process_version_id == new for each in after.values()) == seen.cases
    for number, version, step, *_ in before[0]:
        assert version == OLD
        wanted = chosen.get(step, step)
        assert (after[number].process_version_id, after[number].step) == ((new, wanted) if wanted else (OLD, step))
    clock.tick(minutes=chance.randrange(90))
    reverted(row)
    assert matters(numbers) == before
    with look(wang, clock) as desk:
        assert findings(desk) == []
    for number in numbers:
        assert [each.seq for each in cases.visits(number)] == [*range(1, cases.ticket(number).moves + 1)]
        assert sum(each.left_at is None for each in cases.visits(number)) == 1


def test_the_preview_says_what_follows(issued, standard, wang, zhou, lin, he, clock):
    late, waits, sensitive = (cases.opened(lin, clock) for _ in range(3))
    cases.moved(lin, clock, late, "analyse", facts="x")
    cases.moved(lin, clock, waits, "ask_customer", facts="x")
    with transaction() as session:
        session.execute(update(Ticket).where(Ticket.number == sensitive).values(sensitive=True, owner_id=lin.id))
    clock.tick(hours=2)
    roles = {"expert": {"labels": {}, "held_by": ["technician"]}, "nobody": {"labels": {}, "held_by": ["finance"]}}
    document = changed(
        standard, gone=("ask_customer",), analyse={"due": "1h", "require": ["cause", "facts"]},
        receive={"role": "nobody", "check": [{"id": "called", "labels": {}}]},
    )  # fmt: skip
    body = document.model_dump(exclude_defaults=True, mode="json")
    new = issued(type(document).model_validate(body | {"roles": body["roles"] | roles}))
    plan = Plan(new, (OLD,), {"ask_customer": "propose"})
    with look(he, clock) as desk:
        seen = foresee(desk, plan)
        assert views.some(desk, (OLD,), "receive") == []  # counted, and not opened
        assert views.behind_in_sight(desk, "after_sales") == 2
        assert (views.behind(desk, "after_sales"), [each.cases for each in views.sources(desk, "after_sales")]) == (
            3,
            [3],
        )
    ways = {each.step: each for each in seen.ways}
    assert (ways["analyse"].late, [*ways["analyse"].asked], ways["analyse"].lacking) == (1, [Need("field", "facts")], 1)
    assert (ways["ask_customer"].to, ways["ask_customer"].effects, ways["ask_customer"].anew) == (
        "propose", {Effect.RUNS}, 1,
    )  # fmt: skip
    assert (ways["receive"].workers, ways["receive"].owners) == (frozenset(), 1)
    assert ways["analyse"].workers == {zhou.id}
    with look(he, clock) as desk:
        assert foresee(desk, Plan(new, (OLD,))).stay == {"ask_customer": 1}
    with pytest.raises(NotAllowed), look(lin, clock) as desk:
        foresee(desk, plan)


def test_one_at_a_time_and_only_where_it_can_lead(issued, standard, planned, wang, he, lin, clock):
    cases.opened(lin, clock)
    new = issued(changed(standard, gone=("partner",)))
    for refused, plan in (
        (LeadsNowhere, Plan(new, (OLD,), {"receive": "closed"})),
        (LeadsNowhere, Plan(new, (OLD,), {"receive": "nowhere"})),
        (NothingToMove, Plan(new, (OLD,), {"receive": None})),
        (NothingToMove, Plan(new, ())),
        (NotInForce, Plan(OLD, (new,))),
    ):
        with pytest.raises(refused), begin(wang, clock) as work:
            actions.begin(work, plan)
    with pytest.raises(NotAllowed), begin(lin, clock) as work:
        actions.begin(work, Plan(new, (OLD,)))
    row = planned(new, OLD)
    for again in (lambda work: actions.begin(work, Plan(new, (OLD,))), lambda work: actions.revert(work, row.id)):
        with pytest.raises(Underway) as refusal, begin(he, clock) as work:
            again(work)
        assert refusal.value.facts == {"who": "Wang"}


def test_a_newer_version_stops_it_and_what_was_moved_can_still_come_back(
    issued, standard, planned, done, reverted, lin, wang, clock, monkeypatch
):
    numbers = [cases.opened(lin, clock) for _ in range(5)]
    before = matters(numbers)
    new = issued(changed(standard))
    monkeypatch.setattr(job, "WRITTEN_AT_ONCE", 2)
    row, kept = planned(new, OLD), job._keep

    def published_between(*given):
        told = kept(*given)
        monkeypatch.setattr(job, "_keep", kept)
        issued(changed(standard, gone=("partner",)))
        return told

    monkeypatch.setattr(job, "_keep", published_between)
    done(row)
    with look(wang, clock) as desk:
        line = views.one(desk, row.id)
        assert line
        assert (line.state, line.outcomes) == (SwitchState.STOPPED, {Outcome.MOVED: 2})
    reverted(row)
    assert matters(numbers) == before
    assert cases.events("switch", "switch.stopped")[0].detail == {"done": 2}


def test_cases_that_change_or_come_while_it_runs_are_met_too(
    issued, standard, planned, done, lin, wang, clock, monkeypatch
):
    """One moves on between the look and the change; one arrives; one has lost its visit; one makes trouble."""
    moving, *others, broken, odd = (cases.opened(lin, clock) for _ in range(5))
    new, late = issued(changed(standard)), []
    with transaction() as session:
        session.execute(update(Visit).where(Visit.ticket_id == cases.ticket(broken).id).values(left_at=clock()))
        session.execute(update(Ticket).where(Ticket.number == odd).values(stood=[["?"], ["?"]]))
    aimed = job.aiming.aimed

    def meanwhile(desk, row, ids):
        part = aimed(desk, row, ids)
        if not late:
            cases.moved(lin, clock, moving, "analyse", facts="x")
            late.append(cases.opened(lin, clock))
            with transaction() as session:
                session.execute(update(Visit).where(Visit.process_version_id == new).values(process_version_id=OLD))
                session.execute(update(Ticket).where(Ticket.number == late[0]).values(process_version_id=OLD))
        return part

    monkeypatch.setattr(job.aiming, "aimed", meanwhile)
    row = planned(new, OLD)
    done(row)
    with look(wang, clock) as desk:
        line = views.one(desk, row.id)
    assert line
    assert line.outcomes == {Outcome.MOVED: 4, Outcome.REFUSED: 2}
    assert line.reasons == {Obstacle.BROKEN: 1, Obstacle.FAULT: 1}
    assert {cases.ticket(each).process_version_id for each in (moving, *others, *late)} == {new}
    assert [each.step for each in cases.visits(moving)] == ["receive", "analyse", "analyse"]


def test_a_job_that_was_broken_off_goes_on_where_it_stopped(issued, standard, planned, lin, wang, clock, monkeypatch):
    """What was kept is not done again, and nothing stands half."""
    numbers = [cases.opened(lin, clock) for _ in range(6)]
    new = issued(changed(standard))
    monkeypatch.setattr(job, "WRITTEN_AT_ONCE", 2)
    row, began = planned(new, OLD), claims.began

    class Killed(BaseException):
        pass

    def killed(work, visits):
        if len(cases.events(kind="ticket.switched")) >= 2:
            raise Killed
        began(work, visits)

    with begin(wang, clock) as work:
        taken = jobs.claim(work, "one", row.job_id)
    assert taken
    monkeypatch.setattr(claims, "began", killed)
    with pytest.raises(Killed):
        job.carry_on(Run(taken.id, taken.input, "one", clock))
    monkeypatch.setattr(claims, "began", began)
    with look(wang, clock) as desk:
        assert findings(desk) == []
        assert views.how_many_are(desk, row.id, Outcome.MOVED) == 2
    clock.tick(minutes=5)
    assert Runner(threading.Event(), clock, ticks=()).work_one()
    assert [len(cases.visits(each)) for each in numbers] == [2] * 6
    assert len(cases.events(kind="ticket.switched")) == 6
    with reading() as session:
        assert session.scalar(select(func.count()).select_from(SwitchedCase)) == 6
        assert session.get_one(Switch, row.id).state is SwitchState.DONE


def test_rules_do_nothing_twice_where_the_work_goes_on(issued, standard, planned, done, wang, lin, clock):
    """A reminder three days after the step began was sent, whatever version the step belongs to now."""
    number = cases.opened(lin, clock)
    kept, same = cases.ticket(number), {"version": 1, "at": clock(), "depth": 0, "outcome": Did.DONE, "detail": {}}
    with transaction() as session:
        session.add(rule := Rule(section=Section.RULE, position=1, version=1, active=True, body={}, since=clock()))
        session.flush()
        for mark in ("stay.1", "step.1", "opened"):
            session.add(RuleRun(rule_id=rule.id, ticket_id=kept.id, mark=mark, **same))
    done(planned(issued(changed(standard, receive={"due": "9h"})), OLD))
    with reading() as session:
        marks = session.scalars(select(RuleRun.mark).order_by(RuleRun.id)).all()
    assert marks == ["stay.1", "step.1", "opened", "stay.2"]  # its limit is another one, and may be warned of


def test_imported_cases_come_to_another_process(planned, done, wang, lin, clock):
    number = cases.opened(lin, clock)
    with transaction() as session:
        basic = next(each.id for each in session.query(processes.ProcessVersion) if each.process == "basic")
        ticket = session.scalars(select(Ticket)).one()
        ticket.process_version_id, ticket.step, ticket.stage = basic, "working", Stage.WORKING
        visit = session.scalars(select(Visit)).one()
        visit.process_version_id, visit.step = basic, "working"
    row = planned(
        OLD, basic, new="receive", working="analyse", waiting_customer=None, waiting_partner=None, resolved=None
    )
    done(row)
    ticket = cases.ticket(number)
    assert (ticket.process_version_id, ticket.step, ticket.stage) == (OLD, "analyse", Stage.WORKING)
    cases.moved(lin, clock, number, "propose", cause="design")
    with look(wang, clock) as desk:
        assert [each.source for each in views.newest(desk, "basic")] == ["basic"]
