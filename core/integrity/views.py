from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, and_, exists, func, select

from core.integrity.words import Fault
from core.jobs.words import JobState
from core.models.events import EventRow
from core.models.files import Attachment
from core.models.jobs import Job
from core.models.process import Visit
from core.models.tickets import Ticket
from core.work import Reading
from db.files import Blob

LONG_GONE = timedelta(minutes=5)
MOST = 100  # of each fault: who has more has one cause


@dataclass(frozen=True, slots=True)
class Finding:
    """``id``: the row's own number."""

    fault: Fault
    id: int


def findings(desk: Reading) -> list[Finding]:
    return [Finding(fault, number) for fault, query in _questions(desk) for number in desk.session.scalars(query)]


def _questions(desk: Reading) -> Iterator[tuple[Fault, Select[Any]]]:
    """Each finds the rows of which its fault is true."""
    standing = and_(Visit.ticket_id == Ticket.id, Visit.left_at.is_(None))
    open_visits = select(func.count()).select_from(Visit).where(standing).scalar_subquery()
    told = exists().where(EventRow.subject_kind == "ticket", EventRow.subject_id == Ticket.id)
    tickets = select(Ticket.id).order_by(Ticket.id).limit(MOST)
    elsewhere = (Visit.step != Ticket.step) | (Visit.process_version_id != Ticket.process_version_id)
    yield Fault.NO_OPEN_VISIT, tickets.where(open_visits == 0)
    yield Fault.TWO_OPEN_VISITS, tickets.where(open_visits > 1)
    yield Fault.OTHER_STEP, tickets.join(Visit, standing).where(elsewhere)
    yield Fault.NO_NUMBER, tickets.where(Ticket.number.is_(None))
    yield Fault.NO_EVENT, tickets.where(~told)
    yield Fault.LOST_FILE, select(Attachment.id).where(~exists().where(Blob.sha256 == Attachment.sha256)).limit(MOST)
    gone = and_(Job.state == JobState.RUNNING, Job.held_until < desk.now - LONG_GONE)
    yield Fault.STUCK_JOB, select(Job.id).where(gone).limit(MOST)
