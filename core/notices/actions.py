"""A notice is written beside the event it tells of, in the same transaction."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from core.actors import SYSTEM
from core.deliveries import actions as deliveries
from core.models.events import EventRow
from core.models.notices import Notice, NoticeChoice
from core.models.people import Person
from core.models.tickets import Ticket
from core.notices import claims, views
from core.notices.events import NoticesChosen
from core.notices.forms import Wish
from core.notices.words import NoticeKind
from core.permissions import Permission, needs
from core.work import Work


@needs(Permission.TAKE_IN)
def tell(
    work: Work,
    event: EventRow,
    kind: NoticeKind,
    people: Collection[int | None],
    due: datetime | None = None,
    about: int | None = None,
) -> None:
    """Tell these people, each in the way they chose; nobody is told of what they did themselves, or twice.

    ``about``: the case, where the event happened to something else.

    With ``tell_of`` the one place where notices begin, and so from which a delivery by mail follows, in the same
    transaction.
    """
    for person_id in _others(work, people):
        _write(work, event, kind, person_id, due=due, ticket_id=about or event.subject_id)


@needs(Permission.READ_DOCUMENTS)
def tell_of(
    work: Work, event: EventRow, kind: NoticeKind, people: Collection[int | None], process: str
) -> None:
    """The same about a process document, ``process``: its code."""
    desk = replace(work, reader=SYSTEM)  # who writes documents has no right to write to customers
    for person_id in _others(work, people):
        _write(desk, event, kind, person_id, process=process)


def _others(work: Work, people: Collection[int | None]) -> list[int]:
    work.session.flush()  # the event's number
    return sorted({each for each in people if each and each != work.reader.person_id})


def _write(work: Work, event: EventRow, kind: NoticeKind, person_id: int, **about: Any) -> None:
    wish = views.wish(work, person_id, kind)
    notice = Notice(
        person_id=person_id,
        event_id=event.id,
        kind=kind,
        at=work.now,
        in_desk=wish.in_desk,
        by_mail=wish.by_mail,
        **about,
    )
    if wish.by_mail and (delivery := deliveries.along(work, event, person_id)):
        notice.delivery_id = delivery.id
    work.session.add(notice)


@needs(Permission.OWN_ACCOUNT)
def read_all(work: Work) -> None:
    """Nothing is new any more."""
    claims.read(work)


@needs(Permission.OWN_ACCOUNT)
def read_case(work: Work, ticket: Ticket) -> None:
    """Who opens a case has read what was told about it."""
    claims.read(work, ticket.id)


@needs(Permission.OWN_ACCOUNT)
def read_document(work: Work, process: str) -> None:
    """Who opens a document, or the review of its draft, has read what was told about it."""
    claims.read(work, process=process)


@needs(Permission.OWN_ACCOUNT)
def choose(work: Work, wishes: Mapping[NoticeKind, Wish]) -> None:
    """How the reader wants to hear of each kind of thing."""
    me = work.session.get_one(Person, work.reader.id)
    changed = {kind: wish for kind, wish in wishes.items() if views.wish(work, me.id, kind) != wish}
    for kind, wish in changed.items():
        work.session.merge(NoticeChoice(person_id=me.id, kind=kind, in_desk=wish.in_desk, by_mail=wish.by_mail))
    if changed:
        work.record(NoticesChosen(me.id, kinds=tuple(sorted(changed))))
