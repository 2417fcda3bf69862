"""A look or a piece of work: who, when, and the transaction it stands or falls with."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from core.actors import Actor
from core.clock import Clock, utc_now
from core.errors import ChangedBySomebody
from core.events import Event
from core.models.events import EventRow
from db.session import reading, transaction
from db.writing import Writing


@dataclass(frozen=True, slots=True)
class Reading:
    """A look: whose eyes, and when. Views take it first."""

    session: Session
    reader: Actor
    now: datetime


@dataclass(frozen=True, slots=True)
class Work(Reading):
    """A look that may change things, and says so. Verbs take it first."""

    session: Writing

    def record(self, event: Event, by: Actor | None = None) -> None:
        """Write the event once; the timeline, the audit log and the deliveries all start here.

        ``by``: who did it, where that is not the reader: what the desk does by itself is done by nobody here.
        """
        self.session.later(EventRow, self._told(event, self.now, by or self.reader))

    def recorded(self, event: Event, by: Actor | None = None) -> EventRow:
        """The same, where its row is named by others: by notices, deliveries, marks."""
        self.session.write_later()
        row = EventRow(**self._told(event, self.now, by or self.reader))
        self.session.add(row)
        return row

    def record_all(self, events: Sequence[tuple[datetime, Event]]) -> None:
        """A history that is taken over: many events in one statement, each at its own time."""
        if events:
            self.session.execute(insert(EventRow), [self._told(event, at, self.reader) for at, event in events])

    def _told(self, event: Event, at: datetime, actor: Actor) -> dict[str, Any]:
        detail = {each.name: getattr(event, each.name) for each in fields(event)}
        return {
            "kind": event.kind,
            "subject_kind": event.subject_kind,
            "subject_id": detail.pop("subject_id"),
            "actor_kind": actor.kind,
            "actor_id": actor.id,
            "at": at,
            "detail": detail,
        }


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
            yield Work(session, actor, clock())
            session.flush()
            if session.changed and EventRow.__name__ not in session.changed:
                raise SilentChange(session.changed)
    except StaleDataError as stale:  # the version of a row had moved on under our hands
        raise ChangedBySomebody from stale


#: What the desk says of itself: events of these kinds are few, and what is read of them changes seldom.
OWN = ("setting", "term", "desk", "brand", "field", "process")


def newest_events() -> tuple[int, int]:
    """The number of the newest event, which changes whenever anything has; and of the newest about the desk itself."""
    own = select(func.max(EventRow.id)).where(EventRow.subject_kind.in_(OWN)).scalar_subquery()
    with reading() as session:
        newest, of_desk = session.execute(select(func.max(EventRow.id), own)).one()
    return newest or 0, of_desk or 0
