"""Deadlines follow what happens to a case, in the same breath, and always are what a fresh calculation says."""

import threading
from contextlib import contextmanager
from dataclasses import asdict
from datetime import timedelta

from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st
from sqlalchemy import event, select

from channels.jobs import Runner
from core.actors import SYSTEM
from core.bundling import actions as bundling
from core.deadlines import actions as deadlines
from core.deadlines import claims, courses, rules, settle, terms, told, views
from core.deadlines.words import DeadlineKind, PartKind, Party
from core.models import Deadline, Job, Ticket
from core.people import teams
from core.process.words import Happening
from core.queue import actions as queue
from core.queue import trash
from core.queue.own import views as own
from core.resolution import actions as resolution
from core.resolution import views as resolved
from core.settings import actions as settings
from core.settings import views as set_so
from core.settings.calendars import Calendars, OwnCalendar
from core.settings.promises import Promise, Promises, Rule
from core.settings.public import ExceptionDay, OfficeHours
from core.settings.words import Desk
from core.triage.actions import regrade
from core.triage.forms import Grading
from core.triage.words import Priority, Severity, Urgency
from core.work import begin, look
from db.session import engine, reading, transaction
from tests import cases
from tests.conftest import MORNING

CHEN = cases.CHEN
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
RESPONSE, RESOLUTION = DeadlineKind.RESPONSE, DeadlineKind.RESOLUTION


def rows(number):
    with reading() as session:
        query = select(Deadline).join(Ticket, Ticket.id == Deadline.ticket_id).where(Ticket.number == number)
        return {(row.kind, row.cycle): row for row in session.scalars(query)}


def reply(actor, clock, number):
    with begin(actor, clock) as work:
        resolution.reply(work, number, "We look into it.")


def said(actor, clock, number):
    with begin(actor, clock) as work:
        resolution.customer_said(work, number, "Hello?")


def night(admin, clock):
    """Team 1 works by night; as often as it is asked for."""
    with begin(admin, clock) as work:
        if not own.open_teams(work):
            teams.create(work, "Night")
    hours = dict.fromkeys(range(7), ((0, 300),))
    calendar = OwnCalendar(code="night", name="Night", time_zone="Asia/Shanghai", week=hours)
    change(admin, clock, Calendars, calendars=(calendar,), teams={1: "night"})


def happened(actor, clock, number, what):
    with begin(actor, clock) as work:
        resolution.happened(work, number, what, cases.ticket(number).moves)


def change(admin, clock, kind, **values):
    with begin(admin, clock) as work:
        now, version = set_so.in_force(work, kind)
        settings.change(work, kind(**now.model_dump() | values), version)


def work_jobs(clock):
    runner = Runner(threading.Event(), clock=clock, ticks=())
    while runner.work_one():
        pass


@contextmanager
def counted():
    """How many statements name a word."""
    statements = list[str]()

    def note(_connection, _cursor, statement, *_):
        statements.append(statement)

    event.listen(engine(), "before_cursor_execute", note)
    yield lambda word: sum(word in each for each in statements)
    event.remove(engine(), "before_cursor_execute", note)


def assert_true(number):
    """What is kept is what a fresh calculation from the history says.

    An open case follows the settings in force; a finished one stays with those it was finished by, until it goes on.
    """
    ticket, kept, visits = cases.ticket(number), rows(number), cases.visits(number)
    newest = {kind: kept[kind, cycle] for kind, cycle in sorted(kept, key=lambda each: each[1])}
    with look(SYSTEM) as desk:
        now, followed = views.terms(desk), views.documents(desk, visits)
        then = {kind: views.terms(desk, row.rule_version, row.calendar_version) for kind, row in newest.items()}
        said = views.talk(desk, [ticket.id], now.promises)[ticket.id]
        history = views.history(ticket, visits, followed, said)
        was = terms.stood(ticket, views.tiers(desk, [ticket], now.promises).get(ticket.id))
        due = told.step_due(ticket, visits[-1], followed[visits[-1].process_version_id], now.working(was))
    assert visits[-1].due_at == due
    dues = [due]
    for kind in DeadlineKind if ticket.stage.open else newest:
        row = newest.get(kind)
        fresh = settle.standing(kind, history, now if ticket.stage.open else then[kind], was, row)
        assert (row is None) == (fresh is None) or row.met_at
        if row is None or row.met_at:
            assert row is None or fresh is None or fresh.met_at == row.met_at
            continue
        assert {name: getattr(row, name) for name in asdict(fresh)} == asdict(fresh)
        dues.append(None if row.dropped_at else row.due_at)
    expected = courses.earliest(dues) if ticket.stage.open else None
    assert ticket.next_due == expected
    assert ticket.sort_due == (expected or rules.NEVER)


def to_confirm(lin, clock, number):
    cases.moved(lin, clock, number, "propose", facts="x")
    cases.moved(lin, clock, number, "carry_out", solution="repair", consent_needed=False)
    cases.moved(lin, clock, number, "confirm", done=True, answer="mended", checked=("told",))


def test_a_new_case_has_both_promises(lin, clock):
    kept = rows(cases.opened(lin, clock))
    assert kept[RESPONSE, 1].due_at == MORNING + DAY  # eight hours of work from 17:00 in Shanghai
    assert kept[RESOLUTION, 1].due_at == MORNING + 7 * DAY
    assert (kept[RESPONSE, 1].rule_version, kept[RESPONSE, 1].calendar_version) == (0, 0)


def test_opening_and_moving_take_few_statements(lin, clock):
    number = cases.opened(lin, clock)
    with counted() as opening:
        cases.opened(lin, clock)
    with counted() as moving:
        cases.moved(lin, clock, number, "analyse", facts="x")
    assert (opening("deadlines"), moving("deadlines")) == (1, 1)
    assert (opening("settings"), opening("terms"), opening("process_versions")) == (1, 1, 1)
    assert (moving("settings"), moving("terms"), moving("process_versions")) == (1, 0, 1)
    assert (opening("UPDATE tickets"), moving("UPDATE tickets")) == (1, 1)


def test_an_answer_meets_the_first_response_and_taking_it_back_unmeets_it(lin, clock):
    number = cases.opened(lin, clock)
    clock.tick(minutes=30)
    reply(lin, clock, number)
    met = rows(number)[RESPONSE, 1]
    assert (met.met_at, met.used) == (clock.now, 1800)
    assert_true(number)


def test_a_case_that_is_solved_has_been_answered(lin, clock):
    number = cases.opened(lin, clock)
    to_confirm(lin, clock, number)
    kept = rows(number)
    assert kept[RESPONSE, 1].met_at == kept[RESOLUTION, 1].met_at == clock.now == cases.ticket(number).first_response_at
    assert cases.ticket(number).next_due is None


def test_asking_the_customer_stops_the_solution_until_they_answer(lin, clock):
    number = cases.opened(lin, clock)
    reply(lin, clock, number)
    cases.moved(lin, clock, number, "ask_customer", facts="x")
    assert (rows(number)[RESOLUTION, 1].due_at, rows(number)[RESOLUTION, 1].paused_at) == (None, clock.now)
    clock.tick(days=2)
    happened(lin, clock, number, Happening.CUSTOMER_REPLIED)
    assert rows(number)[RESOLUTION, 1].due_at == MORNING + 9 * DAY
    assert_true(number)


def test_an_objection_begins_a_new_cycle_that_goes_on_with_the_time_used(lin, clock):
    number = cases.opened(lin, clock)
    clock.tick(hours=1)
    to_confirm(lin, clock, number)
    clock.tick(days=1)
    happened(lin, clock, number, Happening.CUSTOMER_OBJECTED)
    kept = rows(number)
    assert kept[RESOLUTION, 1].met_at == MORNING + HOUR
    assert (kept[RESOLUTION, 2].met_at, kept[RESOLUTION, 2].due_at) == (None, MORNING + 8 * DAY)
    assert_true(number)


def test_a_graver_case_is_due_sooner_and_keeps_the_time_it_has_used(lin, clock):
    number = cases.opened(lin, clock)
    clock.tick(minutes=10)
    case = cases.ticket(number)
    with begin(lin, clock) as work:
        form = Grading(case.version, case.category, Severity.SERIOUS, Urgency.URGENT, case.impact, case.sensitive)
        regrade(work, number, form)
    assert rows(number)[RESPONSE, 1].due_at == cases.ticket(number).response_due == MORNING + HOUR
    assert_true(number)


def test_a_merged_case_owes_nothing_until_that_is_undone(lin, clock):
    number, other = cases.opened(lin, clock, customer=CHEN), cases.opened(lin, clock)
    with begin(lin, clock) as work:
        bundling.merge(work, number, other)
    assert {row.dropped_at for row in rows(number).values()} == {clock.now}
    clock.tick(hours=20)
    with begin(lin, clock) as work:
        bundling.unmerge(work, number)
    assert {row.dropped_at for row in rows(number).values()} == {None}
    assert_true(number)


def test_a_change_of_settings_reaches_open_cases_by_one_job_and_new_ones_at_once(lin, admin, clock):
    old, closed = cases.opened(lin, clock), cases.opened(lin, clock)
    reply(lin, clock, closed)
    to_confirm(lin, clock, closed)
    before = cases.ticket(closed)
    change(admin, clock, Promises, day_and_night=(Priority.P3,))
    change(admin, clock, OfficeHours, exceptions=(ExceptionDay(day="2026-01-06", label="Holiday"),))
    change(admin, clock, Desk, time_zone="Asia/Tokyo")
    change(admin, clock, Desk, name="Other")
    assert cases.count_of(Job) == 1
    with look(lin) as desk:
        assert views.recomputing(desk) == (0, 1)
    new, version = cases.opened(lin, clock), cases.ticket(old).version
    assert cases.ticket(new).response_due == MORNING + 8 * HOUR
    assert cases.ticket(old).response_due == MORNING + DAY
    work_jobs(clock)
    assert cases.ticket(old).response_due == MORNING + 8 * HOUR
    assert cases.ticket(old).version == version  # nobody who works on it is disturbed
    assert cases.ticket(closed).response_due == before.response_due
    assert_true(old)
    assert [each.detail for each in cases.events("desk", "desk.deadlines")] == [{"cases": 1}]
    with look(lin) as desk:
        assert views.recomputing(desk) is None


def test_the_job_goes_in_batches_and_finds_what_moved_behind_its_back(lin, admin, clock, monkeypatch):
    monkeypatch.setattr(claims, "AT_ONCE", 2)
    numbers = [cases.opened(lin, clock) for _ in range(5)]
    change(admin, clock, Promises, day_and_night=tuple(Priority))
    keep = claims.keep

    def and_move(work, changes):
        """The last case becomes more urgent than those done already, and is still as the old settings say."""
        keep(work, changes)
        monkeypatch.setattr(claims, "keep", keep)
        table = Ticket.__table__
        work.session.connection().execute(
            table.update().where(table.c.number == numbers[-1]).values(sort_due=MORNING, next_due=MORNING)
        )

    monkeypatch.setattr(claims, "keep", and_move)
    work_jobs(clock)
    for number in numbers:
        assert_true(number)
    with reading() as session:
        job = session.scalars(select(Job)).one()
        assert (job.done, job.total) == (5, 5)


def test_what_comes_out_as_it_was_is_not_written_again(lin, admin, clock, monkeypatch):
    number = cases.opened(lin, clock)
    change(admin, clock, Promises, day_and_night=(Priority.P1,))  # and the case is none
    keep, written = claims.keep, list[claims.Changes]()

    def and_remember(work, changes):
        written.append(changes)
        keep(work, changes)

    monkeypatch.setattr(claims, "keep", and_remember)
    work_jobs(clock)
    (changes,) = written
    assert (changes.tickets, changes.visits, changes.fresh) == ([], [], [])
    assert {row["this"] for row in changes.deadlines} == {row.id for row in rows(number).values()}
    assert_true(number)


def test_settings_that_no_open_case_follows_ask_for_no_job(lin, admin, clock):
    to_confirm(lin, clock, cases.opened(lin, clock))
    change(admin, clock, Promises, day_and_night=(Priority.P3,))
    assert cases.count_of(Job) == 0


def test_a_case_from_the_trash_follows_what_is_set_now(lin, admin, clock):
    number = cases.opened(lin, clock)
    with begin(lin, clock) as work:
        trash.put_away(work, number, spam=False)
    change(admin, clock, Promises, day_and_night=(Priority.P3,))
    with begin(lin, clock) as work:
        trash.restore(work, number)
    assert cases.ticket(number).response_due == MORNING + 8 * HOUR
    assert_true(number)


def test_an_ended_promise_is_explained_by_the_calendar_of_its_time(lin, admin, clock):
    number = cases.opened(lin, clock)
    reply(lin, clock, number)
    change(admin, clock, OfficeHours, exceptions=(ExceptionDay(day="2026-01-05", label="Holiday"),))
    work_jobs(clock)
    clock.tick(hours=1)
    with look(lin, clock) as desk:
        response, solution = resolved.case(desk, number).deadlines
    assert response.kept
    assert response.parts == ()  # answered in the moment it came in
    assert (solution.parts[0].kind, solution.parts[0].labels) == (PartKind.CLOSED, ("Holiday",))


def test_a_case_without_promises_gets_none(lin, clock):
    number = cases.opened(lin, clock)
    with transaction() as session:
        session.execute(Deadline.__table__.delete())
    moved = cases.moved(lin, clock, number, "analyse", facts="x")
    assert rows(number) == {}
    assert moved.next_due == cases.visits(number)[-1].due_at


def rule(kind, minutes, code="x", **conditions):
    return Rule(code=code, name=code, targets={kind: Promise(minutes=minutes)}, **conditions)


MOVES = ("wait", "reply", "ask", "heard", "forward", "solve", "object", "graver", "lighter", "holiday", "always")
MOVES += ("said", "transfer", "contact", "partner", "rules")
RULES = (
    rule(DeadlineKind.REPLY, 90),
    rule(DeadlineKind.CONTACT, 600, code="y"),
    Rule(code="z", name="z", priorities=(Priority.P1,), partner_pauses=True,
         targets={RESOLUTION: Promise(minutes=300, day_and_night=True)}),
)  # fmt: skip


@hypothesis(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 2_000)), max_size=12))
@example([("rules", 1), ("solve", 0), ("rules", 1)])  # finished without a promise that is taken away later
@example([("solve", 0), ("rules", 1), ("object", 0)])  # and before one was given
def test_over_any_history_the_stored_due_times_are_those_of_a_fresh_calculation(wang, admin, clock, history):
    """The night team works by a calendar of its own; each history begins in a week and with settings of its own."""
    clock.now += (MORNING - clock.now) % (7 * DAY)
    change(admin, clock, Promises, rules=(), day_and_night=())
    change(admin, clock, OfficeHours, exceptions=())
    night(admin, clock)
    number = cases.opened(wang, clock)
    for what, minutes in history:
        clock.tick(minutes=minutes)
        act(what, wang, admin, clock, number)
        work_jobs(clock)
        assert_true(number)


def act(what, lin, admin, clock, number):
    """What makes no sense now does not happen."""
    case = cases.ticket(number)
    if what in {"reply", "said"}:
        (reply if what == "reply" else said)(lin, clock, number)
    elif what in {"transfer", "contact"}:
        with begin(lin, clock) as work:
            if what == "contact":
                deadlines.contacted(work, number, Party.CARRIER)
            else:
                queue.transfer(work, number, None if case.team_id else 1)
    elif what == "rules":
        change(admin, clock, Promises, rules=RULES[clock.now.minute % 3 :])
    elif what in {"graver", "lighter"} and case.stage.open:
        severity = Severity.SERIOUS if what == "graver" else Severity.MINOR
        with begin(lin, clock) as work:
            form = Grading(case.version, case.category, severity, Urgency.URGENT, case.impact, case.sensitive)
            regrade(work, number, form)
    elif what == "holiday":
        change(admin, clock, OfficeHours, exceptions=(ExceptionDay(day=clock.now.date(), label="x"),))
    elif what == "always":
        change(admin, clock, Promises, day_and_night=(Priority.P2,) if clock.now.minute % 2 else ())
    else:
        move(what, case, lin, clock)


def move(what, case, lin, clock):
    match what, case.step:
        case "ask", "receive":
            cases.moved(lin, clock, case.number, "ask_customer", facts="x")
        case "heard", "ask_customer":
            happened(lin, clock, case.number, Happening.CUSTOMER_REPLIED)
        case "forward", "receive":
            cases.moved(lin, clock, case.number, "analyse", facts="x")
        case "partner", "analyse":
            cases.moved(lin, clock, case.number, "partner", cause="misuse")
        case "solve", "receive":
            to_confirm(lin, clock, case.number)
        case "object", "confirm":
            happened(lin, clock, case.number, Happening.CUSTOMER_OBJECTED)
