"""What leaves the desk as a table: by right, masked, harmless, recorded once, and only for who asked."""

import csv
import io
import threading
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from channels.jobs import Runner
from core.actors import Actor
from core.errors import NotAllowed
from core.exports import actions, doors, views
from core.exports.errors import NoSuchExport
from core.exports.job import AT_ONCE
from core.exports.words import ExportKind, Format
from core.exports.writing import sheet
from core.jobs import actions as jobs
from core.jobs.words import JobState
from core.models import Export, Job, Person
from core.queue.forms import Criteria
from core.queue.words import View
from core.reports.forms import Criteria as Figures
from core.triage.words import Priority
from core.work import begin, look
from db.session import reading, transaction
from tests import cases
from tests.conftest import Ticking

SHANGHAI = ZoneInfo("Asia/Shanghai")


def asked(person: Actor, clock: Ticking, wanted: Format = Format.CSV, **criteria: Any) -> int:
    """A list of cases, written by the worker; the number of its job."""
    with begin(person, clock) as work:
        number = actions.ask(work, Criteria(**criteria), wanted, "en").id
    Runner(threading.Event(), clock, ticks=()).work_one(only=number)
    return number


def state(number: int) -> JobState:
    with reading() as session:
        return session.get_one(Job, number).state


def mine(person: Actor, clock: Ticking) -> tuple[views.Kept, ...]:
    with look(person, clock) as desk:
        return views.mine(desk)


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def rows(person: Actor, clock: Ticking) -> list[dict[str, str]]:
    return table(doors.kept(person, mine(person, clock)[0].id, clock))


def test_a_list_of_cases_is_masked_harmless_and_recorded_once(lin: Actor, wang: Actor, clock: Ticking) -> None:
    number = cases.opened(lin, clock, subject='=HYPERLINK("x")\n盖子', customer=cases.CHEN)
    asked(wang, clock)
    (row,) = rows(wang, clock)
    assert row["Subject"] == '\'=HYPERLINK("x") 盖子'
    assert (row["Number"], row["Stage"], row["Category"]) == (str(number), "New", "Product quality")
    assert row["Contact, masked"] == "138 •••• ••00; c•••@•••.com"
    assert row["Came in"] == "2026-01-05 17:00:00"  # on the desk's clock
    (event,) = cases.events("export")
    assert (event.actor_id, event.detail) == (wang.id, {"export_kind": "cases", "file_format": "csv", "rows": 1})


def test_the_filters_of_the_queue_are_those_of_the_list(
    lin: Actor, wang: Actor, clock: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    cases.opened(lin, clock)
    found = cases.opened(lin, clock, subject="A red kettle", category="refund", customer=cases.CHEN)
    priority = cases.ticket(found).priority
    asked(wang, clock, view=View.OPEN, priorities=(priority,), categories=("refund",), text="kettle")
    assert [row["Number"] for row in rows(wang, clock)] == [str(found)]
    asked(wang, clock, priorities=tuple(each for each in Priority if each is not priority), text="chen")
    assert rows(wang, clock) == []
    before = {"view": "open", "priorities": [priority], "categories": ["refund"], "tags": [], "text": "kettle"}
    monkeypatch.setattr("core.exports.actions.written", lambda _: before)  # as jobs said it in the first versions
    asked(wang, clock)
    assert [row["Number"] for row in rows(wang, clock)] == [str(found)]


def test_a_list_of_several_batches_holds_each_case_once(
    lin: Actor, wang: Actor, clock: Ticking, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert AT_ONCE > 1
    monkeypatch.setattr("core.exports.job.AT_ONCE", 2)
    numbers = [cases.opened(lin, clock) for _n in range(5)]
    asked(wang, clock, Format.XLSX)
    content = doors.kept(wang, mine(wang, clock)[0].id, clock)
    lines = list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))
    assert [line[0] for line in lines[1:]] == numbers
    assert str(lines[1][15]) == "2026-01-05 17:00:00"


def test_a_file_is_only_for_who_asked_and_only_for_a_day(lin: Actor, wang: Actor, admin: Actor, clock: Ticking) -> None:
    asked(wang, clock)
    (file,) = mine(wang, clock)
    assert (file.kind, file.format, file.rows, file.name) == (
        ExportKind.CASES,
        Format.CSV,
        0,
        "cases-20260105-0900.csv",
    )
    for other, refusal in ((admin, NoSuchExport), (lin, NotAllowed)):
        with pytest.raises(refusal):
            doors.kept(other, file.id, clock)
    clock.tick(hours=25)
    with pytest.raises(NoSuchExport):
        doors.kept(wang, file.id, clock)
    with begin(wang, clock) as work:
        actions.sweep(work)
    assert cases.count_of(Export) == 0


def test_who_may_not_export_asks_for_nothing(lin: Actor, he: Actor, clock: Ticking) -> None:
    for person in (lin, he):
        with pytest.raises(NotAllowed), begin(person, clock) as work:
            actions.ask(work, Criteria(), Format.CSV, "en")
        with pytest.raises(NotAllowed):
            doors.of_figures(person, ExportKind.FIGURES, Figures(), Format.CSV, "en", clock)
    assert cases.count_of(Job) == cases.count_of(Export) == 0


def test_a_right_that_was_lost_meanwhile_is_lost(wang: Actor, admin: Actor, clock: Ticking) -> None:
    """The page was drawn, the job was asked for, and then the person left."""
    with begin(wang, clock) as work:
        number = actions.ask(work, Criteria(), Format.CSV, "en").id
    with transaction() as session:
        session.get_one(Person, wang.id).disabled_at = clock.now
    Runner(threading.Event(), clock, ticks=()).work_one(only=number)
    assert state(number) is JobState.FAILED
    with pytest.raises(NotAllowed):
        doors.of_figures(wang, ExportKind.FIGURES, Figures(), Format.CSV, "en", clock)
    assert cases.count_of(Export) == 0


def test_a_cancelled_list_leaves_nothing(lin: Actor, wang: Actor, clock: Ticking) -> None:
    with begin(wang, clock) as work:
        number = actions.ask(work, Criteria(), Format.CSV, "en").id
    with begin(wang, clock) as work:
        jobs.cancel(work, number)
    with look(wang, clock) as desk:
        assert [each.id for each in views.under_way(desk)] == [number]
    assert state(number) is JobState.CANCELLED
    assert cases.events("export") == []


def test_figures_leave_at_once_in_the_readers_language(lin: Actor, wang: Actor, clock: Ticking) -> None:
    cases.opened(lin, clock)
    found = table(doors.of_figures(wang, ExportKind.FIGURES, Figures(), Format.CSV, "en", clock))
    assert {(row["Figure"], row["Value"]) for row in found if row["Part"] == "All together"} >= {
        ("Came in", "1"), ("Open now", "1"), ("First answer, median", ""),
    }  # fmt: skip
    assert ("Team", "–") in {(row["Part"], row["Group"]) for row in found}
    assert doors.of_figures(wang, ExportKind.FIGURES, Figures(), Format.XLSX, "zh_CN", clock)[:2] == b"PK"
    assert [event.detail["rows"] for event in cases.events("export")] == [len(found)] * 2
    due = table(doors.of_figures(wang, ExportKind.DEADLINES, Figures(), Format.CSV, "en", clock))
    assert ("Resolution", "after today", "1") in {(row["Part"], row["Figure"], row["Value"]) for row in due}


@pytest.mark.parametrize("wanted", Format)
def test_hostile_cells_are_kept_as_text(wanted: Format) -> None:
    made = sheet(wanted, "a/b:c?[d]" * 9, ["=1+1"], SHANGHAI)
    made.add([["=1+1"], ["\x00\x08 \ud800x"], ["y" * 40_000], [datetime(2026, 1, 5, tzinfo=UTC) + timedelta(hours=1)]])
    made.add([[None], [2.5], ["＝1+1"]])
    content = made.content()
    if wanted is Format.CSV:
        cells = [row[0] if row else "" for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))]
        assert cells[1] == "'=1+1"
        assert cells[4] == "2026-01-05 09:00:00"
        assert cells[-1] == "'＝1+1"
    else:
        cells = [row[0] for row in load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)]
        assert cells[:2] == ["'=1+1", "'=1+1"]
    assert len(cells[3]) < 32_768
