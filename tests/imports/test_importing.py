from datetime import UTC, datetime

import pytest

from core.customers import actions as customers
from core.customers.forms import NewCustomer
from core.errors import NotAllowed
from core.imports import actions, correction, views
from core.imports.errors import AlreadyStarted, ColumnNeeded, OrderNeeded, UnknownColumn, UnknownValue
from core.imports.forms import Mapping, NewImport
from core.imports.reading import read
from core.integrity.views import findings
from core.models import ContactPoint, Customer, EventRow, KeptRow, Ticket, Visit
from core.process.words import MoveKind, Stage
from core.triage.words import Priority
from core.work import begin, look
from db.session import reading
from tests.imports.conftest import CASES, LOG, ended, kept, prepared, real


def rows(model):
    with reading() as session:
        return session.query(model).order_by(model.id).all()


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, day, hour, minute, tzinfo=UTC)


def test_cases_arrive_with_their_own_times(bring):
    _, tally = bring(CASES, order="dmy")
    wheel, size, waited = rows(Ticket)
    assert (tally.rows, tally.cases, tally.new) == (6, 3, 3)
    assert (wheel.opened_at, wheel.first_response_at, wheel.resolved_at) == (at(5, 9), at(5, 9, 30), at(13, 10))
    assert (wheel.stage, wheel.priority, wheel.subject) == (Stage.CLOSED, Priority.P2, "Loose wheel")
    assert wheel.closed_at is None  # nobody said when
    assert (size.stage, size.priority, size.resolved_at) == (Stage.NEW, Priority.P4, None)
    assert waited.number == 1000 + waited.id


def test_what_cannot_be_read_is_kept_with_its_reason(bring, wang):
    number, tally = bring(CASES, order="dmy")
    assert kept(wang, number) == {
        4: ("resolved_before_response", ""),
        5: ("no_id", ""),
        6: ("bad_date", "Created at"),
        7: ("too_short", ""),
    }
    assert tally.kept == {"resolved_before_response": 1, "no_id": 1, "bad_date": 1, "too_short": 1}


def test_the_impossible_is_imported_and_marked(bring):
    bring(CASES, order="dmy")
    assert [ticket.flaw for ticket in rows(Ticket)] == [None, None, "resolved_before_response"]
    assert {row.reason for row in rows(KeptRow) if row.imported} == {"resolved_before_response"}


def test_a_customer_named_twice_is_one(bring):
    bring(CASES, order="dmy")
    wheel, _, waited = rows(Ticket)
    assert wheel.customer_id == waited.customer_id
    assert [each.name for each in rows(Customer)] == ["Mei Chen", "Hua Li"]


def test_one_mailbox_of_two_names_is_two_customers_and_a_known_one_is_found_again(bring, wang, clock):
    with begin(wang, clock) as work:
        mei = customers.add(work, NewCustomer("mei  chen", ("MEI@example.com",))).id
    bring(CASES.replace("?,?,Hua Li,", "?,?,Hua Li,mei@example.com"), order="dmy")
    wheel, size, _ = rows(Ticket)
    assert (wheel.customer_id, size.customer_id) == (mei, mei + 1)
    assert [len(each) for each in points()] == [1, 1]


def points() -> list[list[ContactPoint]]:
    with reading() as session:
        found = session.query(ContactPoint).all()
    return [[each for each in found if each.customer_id == number] for number in {each.customer_id for each in found}]


def test_a_trial_of_the_same_import_starts_from_what_was_chosen_last(wang, clock):
    number = prepared(wang, clock, CASES, order="dmy")
    with begin(wang, clock) as work:
        assert actions.try_out(work, number).trial_job_id
    with begin(wang, clock) as work:
        actions.remap(work, number, Mapping.model_validate(views.row_of(work, number).mapping))
        assert views.row_of(work, number).trial_job_id is None


def test_the_same_file_again_changes_nothing_and_says_so(bring):
    bring(CASES, order="dmy")
    before = (len(rows(Ticket)), len(rows(Visit)), len(rows(KeptRow)), [each.version for each in rows(Ticket)])
    _, tally = bring(CASES, order="dmy")
    assert (tally.new, tally.changed, tally.unchanged) == (0, 0, 3)
    assert (len(rows(Ticket)), len(rows(Visit)), len(rows(KeptRow)), [each.version for each in rows(Ticket)]) == before


def test_a_row_that_changed_there_changes_here(bring):
    bring(CASES, order="dmy")
    _, tally = bring(CASES.replace("Wrong size,Open,Low", "Wrong colour,Resolved,High"), order="dmy")
    assert (tally.new, tally.changed, tally.unchanged) == (0, 1, 2)
    changed = rows(Ticket)[1]
    assert (changed.subject, changed.stage, changed.priority) == ("Wrong colour", Stage.RESOLVED, Priority.P2)


def test_a_case_worked_on_here_is_not_overwritten(bring, wang, clock):
    bring(CASES, order="dmy")
    size = rows(Ticket)[1].id
    with begin(wang, clock) as work:
        work.session.query(Visit).filter_by(ticket_id=size).one().kind = MoveKind.NORMAL
        work.record(actions.ImportPrepared(1, source="as if it was moved"))
    number, tally = bring(CASES.replace("Wrong size", "Wrong colour"), order="dmy")
    assert tally.kept["worked_on_here"] == 1
    assert rows(Ticket)[1].subject == "Wrong size"
    assert kept(wang, number) == {3: ("worked_on_here", "")}


def test_a_trial_counts_and_writes_nothing(runner, wang, clock):
    number = prepared(wang, clock, CASES, order="dmy")
    with begin(wang, clock) as work:
        job = actions.try_out(work, number).trial_job_id
    tally = ended(runner, job)
    assert (tally.new, tally.kept["no_id"]) == (3, 1)
    assert (rows(Ticket), rows(KeptRow), rows(Customer)) == ([], [], [])


def test_a_log_becomes_history_at_its_own_times(bring):
    _, tally = bring(LOG)
    case = rows(Ticket)[0]
    steps = [(each.at, each.detail["stage"]) for each in rows(EventRow) if each.kind == "ticket.imported_step"]
    assert tally.steps == 7
    assert steps[:3] == [(at(5, 9), "new"), (at(5, 10), "working"), (at(5, 11), "waiting_customer")]
    assert (case.opened_at, case.resolved_at, case.closed_at) == (at(5, 8, 55), at(6, 10), at(8, 10))


def test_a_log_becomes_visits_the_last_of_them_open(bring):
    bring(LOG)
    case = rows(Ticket)[0]
    stays = [(each.step, each.entered_at, each.left_at) for each in rows(Visit) if each.ticket_id == case.id]
    assert [step for step, _, _ in stays] == ["new", "working", "waiting_customer", "working", "resolved", "closed"]
    assert stays[2] == ("waiting_customer", at(5, 11), at(6, 9))
    assert stays[-1] == ("closed", at(8, 10), None)


def test_a_log_grows_and_tells_only_what_is_new(bring):
    bring(LOG)
    _, tally = bring(LOG.replace("sometime", "2026-01-05 09:30"))
    assert (tally.changed, tally.unchanged, tally.steps, tally.mended) == (1, 1, 1, 1)
    assert [row.mended_at is None for row in rows(KeptRow)] == [False]


def test_kept_rows_come_back_corrected(bring, runner, wang, clock):
    number, _ = bring(CASES, order="dmy")
    with look(wang, clock) as desk:
        headings = views.mapping_of(desk, number).headings
        out = correction.as_csv(views.kept(desk, number), headings, {}).decode("utf-8-sig")
    fixed = out.replace("on Monday", "09/01/2026 09:00").replace("07/01/2026 12:00", "07/01/2026 09:00")
    with begin(wang, clock) as work:
        job = actions.mend(work, number, NewImport("", "fixed.csv", fixed.encode())).job_id
    tally = ended(runner, job)
    assert (tally.new, tally.changed, tally.mended) == (1, 1, 2)
    assert [ticket.flaw for ticket in rows(Ticket)] == [None, None, None, None]
    assert kept(wang, number).keys() == {5, 7}


def test_a_list_of_something_else_is_no_correction(bring, wang, clock):
    number, _ = bring(CASES, order="dmy")
    with pytest.raises(correction.NotTheseRows), begin(wang, clock) as work:
        actions.mend(work, number, NewImport("", "other.csv", CASES.encode()))


def test_downloaded_cells_run_nowhere(bring, wang):
    evil = 'id,subject,opened\n,"=HYPERLINK(""http://x"")",2026-01-05\n,@SUM(1),2026-01-05\n'
    number, _ = bring(evil)
    with look(wang) as desk:
        out = correction.as_csv(views.kept(desk, number), ("id", "subject", "opened"), {})
    assert [row.cells[3] for row in read(out).rows] == ['\'=HYPERLINK("http://x")', "'@SUM(1)"]
    again = correction.fitting(read(out), Mapping(headings=("id", "subject", "opened")), {2, 3})
    assert again[3].cells == ("", "@SUM(1)", "2026-01-05")


def test_dates_that_fit_both_ways_are_asked_about(wang, clock):
    text = "id,subject,opened\n1,a,03/04/2025\n2,b,05/06/2025\n"
    number = prepared(wang, clock, text)
    with pytest.raises(OrderNeeded), begin(wang, clock) as work:
        actions.start(work, number)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"columns": {"subject": ["Subject"], "opened": ["Created at"]}}, ColumnNeeded),
        ({"columns": {"id": ["No such column"], "opened": ["Created at"]}}, UnknownColumn),
        ({"values": {"priority": {"High": "P9"}}}, UnknownValue),
    ],
)
def test_a_mapping_that_makes_no_sense_is_refused(wang, clock, change, refusal):
    number = prepared(wang, clock, CASES, order="dmy", **change)
    with pytest.raises(refusal), begin(wang, clock) as work:
        actions.start(work, number)


def test_a_mapping_is_remembered_for_the_same_headings(bring, wang, clock):
    bring(CASES, order="dmy", values={"priority": {"High": "P1"}})
    with begin(wang, clock) as work:
        row = actions.upload(work, NewImport("another desk", "x.csv", CASES.replace("A-", "B-").encode()))
    mapping = Mapping.model_validate(row.mapping)
    assert (mapping.order, mapping.values["priority"]["High"], mapping.values["priority"]["Low"]) == ("dmy", "P1", "P4")


def test_an_import_starts_once(bring, wang, clock):
    number, _ = bring(CASES, order="dmy")
    with pytest.raises(AlreadyStarted), begin(wang, clock) as work:
        actions.start(work, number)


def test_an_agent_does_not_import(lin, clock):
    with pytest.raises(NotAllowed), begin(lin, clock) as work:
        actions.upload(work, NewImport("x", "x.csv", CASES.encode()))


def test_hostile_text_stays_text(bring):
    bring("id,subject,description,opened\n1,<script>alert(1)</script>,a\x00b\u202e,2026-01-05\n")
    (ticket,) = rows(Ticket)
    assert (ticket.subject, ticket.description) == ("<script>alert(1)</script>", "a\ufffdb\u202e")


def test_the_real_log_of_incidents(bring):
    _, tally = bring(real("servicenow_incident_events_A.csv"), "servicenow")
    assert (tally.rows, tally.cases, tally.new, tally.steps, dict(tally.kept)) == (2984, 444, 444, 2984, {})
    tickets = rows(Ticket)
    assert {each.stage for each in tickets} == {Stage.CLOSED}
    assert min(each.opened_at for each in tickets) == datetime(2016, 2, 29, 1, 16, tzinfo=UTC)
    assert sum(each.priority is Priority.P1 for each in tickets) == 8


def test_the_real_log_of_incidents_again_changes_nothing(bring, wang):
    bring(real("servicenow_incident_events_A.csv"), "servicenow")
    _, tally = bring(real("servicenow_incident_events_A.csv"), "servicenow")
    assert (tally.new, tally.changed, tally.unchanged, tally.steps) == (0, 0, 444, 0)
    with look(wang) as desk:
        assert findings(desk) == []


def test_the_real_dirty_export(bring, wang):
    number, tally = bring(real("kaggle_support_tickets_dirty_A.csv"), "kaggle")
    assert (tally.rows, tally.new, dict(tally.kept)) == (1000, 1000, {"resolved_before_response": 468})
    assert sum(each.flaw is not None for each in rows(Ticket)) == 468
    assert not any(each.opened_known for each in rows(Ticket))
    with look(wang) as desk:
        assert len(views.kept(desk, number)) == 468
        assert findings(desk) == []
