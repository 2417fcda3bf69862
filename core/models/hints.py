from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Json, Key, Scratch


class HintModel(Base):
    """One version of what the desk has learned; at most one is chosen, and none means that words decide.

    ``newest_event``: what happened until then was learned from; ``report``: by target, how well it did on held-out
    cases; ``digest``: SHA-256 of ``content``, the bytes of the weights, which are kept for the newest versions only.
    """

    __tablename__ = "hint_models"

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime]
    cases: Mapped[int]
    newest_event: Mapped[int]
    report: Mapped[Json]
    chosen: Mapped[bool] = mapped_column(default=False)
    digest: Mapped[str] = mapped_column(Key)
    size: Mapped[int]
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)


class OutsideHint(Scratch, Base):
    """What a language model outside said of a case; ``answers``: the category, or nothing."""

    __tablename__ = "outside_hints"

    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    answers: Mapped[Json]
    said_at: Mapped[datetime]
