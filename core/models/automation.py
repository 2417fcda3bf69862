from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.automation.words import Outcome, Section
from db.base import Base, Code, Json, Key, Scratch


class Rule(Base):
    """What the desk does by itself, as it is now; ``since``: when it began to wait for what it waits for now.

    ``shipped``: the code of ours that it came from; whatever led to the present state stands in ``RuleVersion``.
    """

    __tablename__ = "rules"

    id: Mapped[int] = mapped_column(primary_key=True)
    section: Mapped[Section] = mapped_column(Code(Section))
    position: Mapped[int]
    version: Mapped[int]
    active: Mapped[bool]
    body: Mapped[Json]
    since: Mapped[datetime]
    shipped: Mapped[str | None] = mapped_column(Key)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    retired_at: Mapped[datetime | None]


class RuleVersion(Base):
    """One version of a rule, never changed: what was in force when, and who wanted it so."""

    __tablename__ = "rule_versions"
    __table_args__ = (UniqueConstraint("rule_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rule_id: Mapped[int] = mapped_column(ForeignKey("rules.id"))
    version: Mapped[int]
    active: Mapped[bool]
    body: Mapped[Json]
    since: Mapped[datetime]
    person_id: Mapped[int | None]


class RuleRun(Scratch, Base):
    """A rule has done its work for one case and one cause, once; the history of it are the events it recorded.

    ``mark``: the cause, as an event, or as a promise and its cycle; the unique key is what makes it once, in whatever
    process and after whatever crash. ``event_id``: the last event of the run, ``depth``: how many rules led to it.
    """

    __tablename__ = "rule_runs"
    __table_args__ = (
        UniqueConstraint("rule_id", "ticket_id", "mark"),
        Index(None, "rule_id", "id"),
        Index(None, "ticket_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    rule_id: Mapped[int] = mapped_column(ForeignKey("rules.id"))
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))
    mark: Mapped[str] = mapped_column(Key)
    version: Mapped[int]
    at: Mapped[datetime]
    depth: Mapped[int]
    outcome: Mapped[Outcome] = mapped_column(Code(Outcome))
    detail: Mapped[Json]
    event_id: Mapped[int | None]


class RuleCursor(Scratch, Base):
    """How far the rules have heard the events; ``holes``: numbers before that which may still come, and since when.

    On Postgres a number is given out before its transaction ends, so a lower one may appear after a higher one.
    """

    __tablename__ = "rule_cursors"

    id: Mapped[int] = mapped_column(primary_key=True)
    upto: Mapped[int]
    holes: Mapped[Json]
