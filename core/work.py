"""A look or a piece of work: who, when, and the transaction it stands or falls with."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from core.actors import Actor
from core.clock import Clock, utc_now
from core.errors import ChangedBySomebody
from core.events import Event
from core.models.events import EventRow
from db.session import reading, transaction, watch


@dataclass(frozen=True, slots=True)
class Reading:
    """A look: whose eyes, and when. Views take it first."""

    session: Session
    reader: Actor
    now: datetime


@dataclass(frozen=True, slots=True)
class Work(Reading):
    """A look that may change things, and says so. Verbs take it first."""

    def record(self, event: Event) -> EventRow:
        """Write the event once; the timeline, the audit log and the deliveries all start here."""
        detail = asdict(event)
        subject_id = detail.pop("subject_id")
        row = EventRow(
            kind=event.kind,
            subject_kind=event.subject_kind,
            subject_id=subject_id,
            actor_kind=self.reader.kind,
            actor_id=self.reader.id,
            at=self.now,
            detail=detail,
        )
        self.session.add(row)
        return row


class SilentChange(AssertionError):
    """A bug, not a refusal: something was changed and no event says so."""


@contextmanager
def look(reader: Actor, clock: Clock = utc_now) -> Generator[Reading]:
    with reading() as session:
        yield Reading(session, reader, clock())


@contextmanager
def begin(actor: Actor, clock: Clock = utc_now) -> Generator[Work]:
    """Open a piece of work; all of it is kept, or none of it."""
    try:
        with transaction() as session:
            changed = watch(session)
            yield Work(session, actor, clock())
            session.flush()
            if changed and EventRow.__name__ not in changed:
                raise SilentChange(changed)
    except StaleDataError as stale:  # the version of a row had moved on under our hands
        raise ChangedBySomebody from stale


def newest_event() -> int:
    """The number of the newest event: it changes whenever anything has."""
    with reading() as session:
        return session.scalar(select(func.max(EventRow.id))) or 0
