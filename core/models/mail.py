from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.deliveries.words import DeliveryKind, DeliveryState
from core.mail.words import Outcome, Reason, Trouble
from db.base import Base, Code, Key, Scratch

UNDERWAY = text("state IN ('queued', 'sending')")


class Delivery(Scratch, Base):
    """One event for one recipient by one channel; what it says is written from these ids when it is sent.

    The recipient is a customer, by a contact point and about a case, or a person of the desk, with their notices.
    """

    __tablename__ = "deliveries"
    __table_args__ = (
        UniqueConstraint("event_id", "contact_id", "channel"),
        Index("ix_deliveries_underway", "not_before", "id", sqlite_where=UNDERWAY, postgresql_where=UNDERWAY),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), index=True)
    message_row_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id"), index=True)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact_points.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    channel: Mapped[str] = mapped_column(Key)
    kind: Mapped[DeliveryKind] = mapped_column(Code(DeliveryKind))
    mail_id: Mapped[str] = mapped_column(Key, unique=True)
    sealed_path: Mapped[str | None]
    state: Mapped[DeliveryState] = mapped_column(Code(DeliveryState), default=DeliveryState.QUEUED)
    made_at: Mapped[datetime]
    not_before: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    begun_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    trouble: Mapped[Trouble | None] = mapped_column(Code(Trouble))


class ReceivedMail(Base):
    """A mail that came, and what became of it; ``identity`` is the same however often it comes."""

    __tablename__ = "received_mails"
    __table_args__ = (Index(None, "sender_digest", "received_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(Key, unique=True)
    mail_id: Mapped[str | None] = mapped_column(Key, index=True)
    sender_digest: Mapped[str | None] = mapped_column(Key)
    received_at: Mapped[datetime]
    outcome: Mapped[Outcome] = mapped_column(Code(Outcome))
    reason: Mapped[Reason | None] = mapped_column(Code(Reason))
    discarded_because: Mapped[str | None]
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), index=True)
    message_row_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id"))
    html: Mapped[str | None]
    raw_sha256: Mapped[str | None] = mapped_column(Key)
    size: Mapped[int]
    left_out: Mapped[list[Any]]


class Mailbox(Scratch, Base):
    """How far a mailbox has been read, and how its two servers were at the last look."""

    __tablename__ = "mailboxes"

    name: Mapped[str] = mapped_column(Key, primary_key=True)
    uid_validity: Mapped[int] = mapped_column(default=0)
    last_uid: Mapped[int] = mapped_column(default=0)
    old_until: Mapped[int] = mapped_column(default=0)
    begun_at: Mapped[datetime]
    fetched_at: Mapped[datetime | None]
    fetch_trouble: Mapped[Trouble | None] = mapped_column(Code(Trouble))
    sent_at: Mapped[datetime | None]
    send_trouble: Mapped[Trouble | None] = mapped_column(Code(Trouble))
