from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from core.deadlines.words import DeadlineKind
from db.base import Base, Code, Key, Scratch


class Deadline(Scratch, Base):
    """One promise for one case; each reopening begins a new cycle, which goes on from the time already used.

    It follows from the case's history and the settings, and can be worked out anew from them. ``rule_version`` and
    ``calendar_version``: the newest rows of the settings that it was worked out by; 0: as shipped. ``due_at``: none
    while it stands still. ``used``: in seconds, once it stands still or has ended. ``dropped_at``: since when nobody
    waits for it any more: the case went on in another one, or nothing is promised. ``rule``: the one that chose the
    target; none: the tables by priority. ``started_at``: none in rows older than this column: as the case.
    """

    __tablename__ = "deadlines"
    __table_args__ = (UniqueConstraint("ticket_id", "kind", "cycle"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    kind: Mapped[DeadlineKind] = mapped_column(Code(DeadlineKind))
    cycle: Mapped[int]
    minutes: Mapped[int]
    day_and_night: Mapped[bool]
    rule_version: Mapped[int]
    calendar_version: Mapped[int]
    rule: Mapped[str | None] = mapped_column(Key)
    partner_pauses: Mapped[bool] = mapped_column(default=False, server_default=false())
    started_at: Mapped[datetime | None]
    used: Mapped[int | None]
    due_at: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    met_at: Mapped[datetime | None]
    dropped_at: Mapped[datetime | None]
