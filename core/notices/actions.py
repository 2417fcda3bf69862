"""A notice is written beside the event it tells of, in the same transaction."""

from collections.abc import Collection, Mapping
from datetime import datetime

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

    The one place where notices begin, and so the one place from which a delivery by mail follows, in the same
    transaction.
    """
    work.session.flush()  # the event's number
    for person_id in sorted({each for each in people if each and each != work.reader.person_id}):
        wish = views.wish(work, person_id, kind)
        notice = Notice(
            person_id=person_id,
            event_id=event.id,
            ticket_id=about or event.subject_id,
            kind=kind,
            at=work.now,
            due=due,
            in_desk=wish.in_desk,
            by_mail=wish.by_mail,
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
def choose(work: Work, wishes: Mapping[NoticeKind, Wish]) -> None:
    """How the reader wants to hear of each kind of thing."""
    me = work.session.get_one(Person, work.reader.id)
    changed = {kind: wish for kind, wish in wishes.items() if views.wish(work, me.id, kind) != wish}
    for kind, wish in changed.items():
        work.session.merge(NoticeChoice(person_id=me.id, kind=kind, in_desk=wish.in_desk, by_mail=wish.by_mail))
    if changed:
        work.record(NoticesChosen(me.id, kinds=tuple(sorted(changed))))
