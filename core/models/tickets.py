from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.process.words import Stage
from core.resolution.words import Author, Direction
from core.triage.words import Impact, Priority, Severity, Urgency
from db.base import Base, CleanJson, Code, Key, Scratch

OPEN = text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL")
FREE = text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL AND owner_id IS NULL")
OWNED = text("stage NOT IN ('resolved', 'closed') AND trashed_at IS NULL AND owner_id IS NOT NULL")
MERGED, AWAY = text("merged_into IS NOT NULL"), text("trashed_at IS NOT NULL")


class Ticket(Base):
    """A customer's case. Its only status is the stage of its step; only ``advance`` changes that.

    ``computed_priority``: what the rules say, where a person has decided otherwise.
    ``contacted_at``: when a third party first heard of it. ``stood``: what its promises were chosen by, until when.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        Index("ix_tickets_open_due", "sort_due", "id", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_tickets_open_scope", "team_id", "owner_id", "sensitive", "stage", "next_due", "trashed_at",
              sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_tickets_open_owner", "owner_id", "sort_due", "id", sqlite_where=OWNED, postgresql_where=OWNED),
        Index("ix_tickets_open_free", "sort_due", "id", sqlite_where=FREE, postgresql_where=FREE),
        Index("ix_tickets_merged_into", "merged_into", "id", sqlite_where=MERGED, postgresql_where=MERGED),
        Index("ix_tickets_trashed_at", "trashed_at", "id", sqlite_where=AWAY, postgresql_where=AWAY),
        Index("ix_tickets_stage_entered_at", "stage", "entered_at", "id"),
        Index("ix_tickets_customer_id", "customer_id", "id"),
        Index("ix_tickets_organisation_id", "organisation_id", "id"),
        Index("ix_tickets_product_id", "product_id", "id"),
        Index("ix_tickets_batch_id", "batch_id", "id"),
        Index("ix_tickets_open_category", "category", "id", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_tickets_figures", "opened_at", "stage", "team_id", "owner_id", "category", "channel", "priority",
              "sensitive", "spam", "trashed_at", "merged_into", "opened_known", "flaw", "response_due",
              "first_response_at", "resolved_at", "closed_at"),  # all that is counted: figures never read a text
        Index("ix_tickets_open_figures", "opened_at", "stage", "team_id", "owner_id", "category", "channel", "priority",
              "sensitive", "spam", "trashed_at", "merged_into", "opened_known", "flaw", "first_response_at",
              "resolved_at", "closed_at", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_tickets_wakes_at", "wakes_at", sqlite_where=text("wakes_at IS NOT NULL"),
              postgresql_where=text("wakes_at IS NOT NULL")),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int | None] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column()
    brand_id: Mapped[int] = mapped_column(ForeignKey("brands.id"), default=1)
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customers.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("products.id"))
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("batches.id"))
    purchase_id: Mapped[int | None] = mapped_column(ForeignKey("purchases.id"))
    product_said: Mapped[str] = mapped_column(default="", server_default="")
    happened_on: Mapped[date | None]
    happened_where: Mapped[str] = mapped_column(default="", server_default="")
    subject: Mapped[str]
    description: Mapped[str]
    channel: Mapped[str] = mapped_column(Key)
    category: Mapped[str] = mapped_column(Key)
    severity: Mapped[Severity] = mapped_column(Code(Severity))
    urgency: Mapped[Urgency] = mapped_column(Code(Urgency))
    impact: Mapped[Impact] = mapped_column(Code(Impact))
    priority: Mapped[Priority] = mapped_column(Code(Priority))
    priority_reasons: Mapped[list[Any]]
    computed_priority: Mapped[Priority | None] = mapped_column(Code(Priority))
    sensitive: Mapped[bool] = mapped_column(default=False)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    process_version_id: Mapped[int] = mapped_column(ForeignKey("process_versions.id"))
    step: Mapped[str] = mapped_column(Key)
    stage: Mapped[Stage] = mapped_column(Code(Stage))
    entered_at: Mapped[datetime]
    moves: Mapped[int] = mapped_column(default=0)
    next_due: Mapped[datetime | None]
    sort_due: Mapped[datetime]
    wakes_at: Mapped[datetime | None]

    opened_at: Mapped[datetime]
    opened_known: Mapped[bool] = mapped_column(default=True)
    response_due: Mapped[datetime | None]
    first_response_at: Mapped[datetime | None]
    contacted_at: Mapped[datetime | None]
    stood: Mapped[list[Any] | None] = mapped_column(CleanJson)
    resolved_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    flaw: Mapped[str | None] = mapped_column(Key)
    idempotency_key: Mapped[str | None] = mapped_column(Key, unique=True)
    merged_into: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))
    spam: Mapped[bool] = mapped_column(default=False)
    trashed_at: Mapped[datetime | None]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  as SQLAlchemy declares it

    def rank(self, priority: Priority) -> None:
        """What the rules say now; what a person has set by hand stays beside it."""
        if self.computed_priority is None:
            self.priority = priority
        else:
            self.computed_priority = priority


class ExternalRef(Scratch, Base):
    """The name that another system has for one of our rows; ``digest`` tells whether it has changed there."""

    __tablename__ = "external_refs"
    __table_args__ = (
        Index("uq_external_refs_name", "source", "kind", "external_id", unique=True),
        Index(None, "kind", "subject_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(Key)
    kind: Mapped[str] = mapped_column(Key)
    external_id: Mapped[str] = mapped_column(Key)
    subject_id: Mapped[int]
    digest: Mapped[str | None] = mapped_column(Key)


class Message(Base):
    """Something said: by the customer, to the customer, or (a note) among ourselves."""

    __tablename__ = "messages"
    __table_args__ = (Index(None, "ticket_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    direction: Mapped[Direction] = mapped_column(Code(Direction))
    author: Mapped[Author] = mapped_column(Code(Author))
    author_id: Mapped[int | None]
    channel: Mapped[str | None] = mapped_column(Key)
    text: Mapped[str]
    html: Mapped[str | None]
    quoted: Mapped[str | None]
    message_id: Mapped[str | None] = mapped_column(Key, unique=True)
    verified: Mapped[bool] = mapped_column(default=True)
    at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]
