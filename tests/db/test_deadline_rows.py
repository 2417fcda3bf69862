"""A desk that promised first responses before there were deadlines keeps what it promised."""

from datetime import timedelta

from sqlalchemy import insert, select

from core.models import Brand, Deadline, Job, ProcessVersion, SettingRow, Ticket
from core.process.words import Stage, VersionState
from core.settings.promises import Promises
from core.triage.words import Impact, Priority, Severity, Urgency
from db import migrate
from db.base import Base
from db.session import transaction
from tests.conftest import MORNING


def add_ticket(session, **more):
    """Only the columns that there were then."""
    plain = {
        "subject": "Lid", "description": "Lid", "channel": "mail", "category": "quality", "severity": Severity.MINOR,
        "urgency": Urgency.NORMAL, "impact": Impact.ONE, "priority": Priority.P3, "priority_reasons": [],
        "process_version_id": 1, "step": "receive", "stage": Stage.NEW, "entered_at": MORNING, "opened_at": MORNING,
        "version": 1, "sort_due": MORNING, "response_due": MORNING + timedelta(hours=8),
    }  # fmt: skip
    session.execute(insert(Base.metadata.tables[Ticket.__tablename__]).values(**plain | more))


def test_what_was_promised_stays_and_open_cases_are_worked_out_by_a_job(bare):
    migrate.upgrade("0006")
    with transaction() as session:
        session.add(Brand(code="main", name="Aftercare"))
        session.execute(
            insert(Base.metadata.tables[ProcessVersion.__tablename__])
            .values(process="x", version=1, state=VersionState.PUBLISHED, digest="x", body="{}")
        )  # only the columns that there were then
        session.add(SettingRow(key="response_limits", version=1, value={"minutes": {"P4": 9_000}}, since=MORNING))
        session.flush()
        for more in ({}, {"stage": Stage.CLOSED, "first_response_at": MORNING}, {"response_due": None}):
            add_ticket(session, **more)
    migrate.upgrade()
    with transaction() as session:
        rows = session.scalars(select(Deadline).order_by(Deadline.ticket_id, Deadline.kind.desc())).all()
        assert [(row.ticket_id, str(row.kind), row.minutes) for row in rows] == [
            (1, "response", 480),
            (1, "resolution", 0),
            (2, "response", 480),
        ]
        assert [row.met_at for row in rows] == [None, None, MORNING]
        assert rows[0].due_at == MORNING + timedelta(hours=8)
        assert {(row.rule_version, row.calendar_version) for row in rows} == {(-1, -1)}  # by no settings that we know
        assert {(job.kind, job.state) for job in session.scalars(select(Job))} == {
            ("deadlines", "queued"), ("search", "queued"),
        }  # fmt: skip
        setting = session.scalars(select(SettingRow)).one()
        assert setting.key == Promises.key
        kept = Promises.model_validate(setting.value)
        assert (kept.response[Priority.P1], kept.response[Priority.P4]) == (60, 9_000)
        assert kept.resolution[Priority.P4] == 9_000
        assert kept.day_and_night == tuple(Priority)
