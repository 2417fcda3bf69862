from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Json, Scratch


class PersonLimit(Base):
    """How much a person may own at once; without a row, what the settings say for everybody."""

    __tablename__ = "person_limits"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    hours: Mapped[int | None]
    cases: Mapped[int | None]


class Turn(Scratch, Base):
    """When the desk last gave a person a case: whose turn is longest ago comes first among equals."""

    __tablename__ = "turns"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    at: Mapped[datetime]


class Unplaced(Scratch, Base):
    """The desk looked for somebody and found nobody.

    ``passed``: how many people by what stood in their way; ``told``: whether those who lead have heard of it.
    """

    __tablename__ = "unplaced"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    at: Mapped[datetime]
    passed: Mapped[Json]
    told: Mapped[bool]
