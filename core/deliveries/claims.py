"""Deliveries taken, sent, put off and ended: each statement decides by itself, so that two senders never hold one."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select, update

from core.deliveries import views
from core.deliveries.errors import NoSuchDelivery
from core.deliveries.events import DeliveryFailed, NoticesFailed
from core.deliveries.words import DeliveryState
from core.mail.words import Trouble
from core.models.mail import Delivery, Mailbox
from core.settings.mail import Mail
from core.work import Reading, Work

MOST_ATTEMPTS = 8
PAUSES = (30, 60, 300, 900, 3_600, 3 * 3_600, 8 * 3_600)  # seconds, after each attempt
QUIET = {"synchronize_session": False}


def something_due(desk: Reading) -> bool:
    """A look without a lock, so that an idle sender disturbs nobody."""
    due = and_(Delivery.state == DeliveryState.QUEUED, Delivery.not_before <= desk.now)
    return desk.session.scalar(select(Delivery.id).where(or_(due, _lost(desk))).limit(1)) is not None


def _lost(desk: Reading) -> ColumnElement[bool]:
    """Claimed by a sender that has not been heard of, and worth another attempt."""
    unheard = and_(Delivery.state == DeliveryState.SENDING, Delivery.begun_at < desk.now - views.LEASE)
    return and_(unheard, Delivery.attempts < MOST_ATTEMPTS)


def claim(work: Work) -> int | None:
    """The id of the oldest mail that is due, from now on being sent by us alone."""
    due = (Delivery.state == DeliveryState.QUEUED, Delivery.not_before <= work.now)
    first = select(Delivery.id).where(*due).order_by(Delivery.not_before, Delivery.id).limit(1)
    taken = (
        update(Delivery)
        .where(Delivery.id == first.with_for_update(skip_locked=True).scalar_subquery(), *due)
        .values(state=DeliveryState.SENDING, begun_at=work.now, attempts=Delivery.attempts + 1)
        .returning(Delivery.id)
        .execution_options(**QUIET)
    )
    return work.session.scalar(taken)


def of_message(work: Work, message_id: int) -> list[bool]:
    """Of each mail that carries an answer: whether it has left, or is leaving; held until this work ends."""
    query = select(Delivery).where(Delivery.message_row_id == message_id).with_for_update()
    waiting = DeliveryState.QUEUED, DeliveryState.CANCELLED
    return [bool(row.attempts) or row.state not in waiting for row in work.session.scalars(query)]


def renewed(work: Work) -> int:
    """Senders that died with a mail in hand leave it to the next; how many. It keeps its Message-ID."""
    back = (
        update(Delivery)
        .where(_lost(work))
        .values(state=DeliveryState.QUEUED, not_before=work.now)
        .returning(Delivery.id)
        .execution_options(**QUIET)
    )
    return len(work.session.scalars(back).all())


def sent(work: Work, delivery_id: int) -> None:
    """A link is forgotten once it is sent: it opens something."""
    _end(work, delivery_id, state=DeliveryState.SENT, ended_at=work.now, trouble=None, sealed_path=None)


def cancel(work: Work, delivery_id: int) -> None:
    """It says nothing any more that anybody should read."""
    _end(work, delivery_id, state=DeliveryState.CANCELLED, ended_at=work.now, sealed_path=None)


def put_off(work: Work, delivery_id: int, trouble: Trouble) -> None:
    """Try again after a pause that grows; after the last one, give up."""
    row = locked(work, delivery_id)
    if row.attempts >= MOST_ATTEMPTS:
        fail(work, delivery_id, trouble)
        return
    pause = timedelta(seconds=PAUSES[min(row.attempts, len(PAUSES)) - 1])
    _end(work, delivery_id, state=DeliveryState.QUEUED, not_before=work.now + pause, trouble=trouble)


def fail(work: Work, delivery_id: int, trouble: Trouble) -> None:
    row = locked(work, delivery_id)
    row.state, row.ended_at, row.trouble = DeliveryState.FAILED, work.now, trouble
    if row.person_id is not None:
        work.record(NoticesFailed(row.person_id, trouble=trouble))
    elif row.ticket_id is not None:
        work.record(DeliveryFailed(row.ticket_id, delivery=row.id, trouble=trouble))


def _end(work: Work, delivery_id: int, **values: object) -> None:
    mine = (Delivery.id == delivery_id, Delivery.state == DeliveryState.SENDING)
    work.session.execute(update(Delivery).where(*mine).values(values).execution_options(**QUIET))


def locked(work: Work, delivery_id: int) -> Delivery:
    row = work.session.scalar(select(Delivery).where(Delivery.id == delivery_id).with_for_update())
    if row is None:
        raise NoSuchDelivery
    return row


def waiting_for(work: Work, person_id: int) -> Delivery | None:
    """The mail with a person's notices that still takes more along, held so that it does not leave meanwhile."""
    query = select(Delivery).where(
        Delivery.person_id == person_id,
        Delivery.state == DeliveryState.QUEUED,
        Delivery.attempts == 0,
        Delivery.not_before > work.now,
    )
    return work.session.scalar(query.order_by(Delivery.id.desc()).limit(1).with_for_update(skip_locked=True))


def by_mail_id(work: Work, mail_ids: tuple[str, ...]) -> Delivery | None:
    """The one of our mails that somebody speaks of."""
    query = select(Delivery).where(Delivery.mail_id.in_(mail_ids)).order_by(Delivery.id).limit(1)
    return work.session.scalar(query.with_for_update())


def mailbox(work: Work, mail: Mail) -> Mailbox:
    """The row of the mailbox, made at its first look; of two who look first, one makes it."""
    name = views.mailbox_name(mail)
    if row := work.session.get(Mailbox, name, with_for_update=True):
        return row
    work.session.put(Mailbox(name=name, begun_at=work.now, uid_validity=0, last_uid=0, old_until=0))
    return work.session.get_one(Mailbox, name, with_for_update=True)


def looked(work: Work, mail: Mail, *, fetched: Trouble | None = None, at: datetime | None = None) -> None:
    row = mailbox(work, mail)
    row.fetch_trouble, row.fetched_at = fetched, at or row.fetched_at


def posted(work: Work, mail: Mail, *, trouble: Trouble | None = None, at: datetime | None = None) -> None:
    row = mailbox(work, mail)
    row.send_trouble, row.sent_at = trouble, at or row.sent_at


def opened(work: Work, mail: Mail, validity: int, next_uid: int) -> Mailbox:
    """The mailbox at a look: numbers count only as long as the server says that they mean the same mails."""
    row = mailbox(work, mail)
    if row.uid_validity != validity:
        row.uid_validity, row.last_uid, row.old_until = validity, 0, max(next_uid - 1, 0)
    return row


def reached(work: Work, mail: Mail, uid: int) -> None:
    row = mailbox(work, mail)
    row.last_uid = max(row.last_uid, uid)
