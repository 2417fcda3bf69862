from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from core.access.words import LinkPurpose
from core.models.people import Person
from db.base import Base, Code, Key, Scratch


class SignIn(Scratch, Base):
    """Promised by a passphrase, where the person has a device by its digits too; opened by a code."""

    __tablename__ = "sign_ins"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    code_hash: Mapped[str | None] = mapped_column(Key, unique=True)
    token_hash: Mapped[str | None] = mapped_column(Key, unique=True)
    visitor_hash: Mapped[str] = mapped_column(Key)
    address: Mapped[str]
    browser: Mapped[str]
    awaits_digits: Mapped[bool] = mapped_column(default=False)
    began_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(lazy="joined")


class Guess(Scratch, Base):
    """A passphrase that did not fit; the name is hashed, since people type passphrases there."""

    __tablename__ = "guesses"
    __table_args__ = (Index(None, "address", "at"), Index(None, "name_hash", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    name_hash: Mapped[str] = mapped_column(Key)
    address: Mapped[str] = mapped_column(Key)
    at: Mapped[datetime]


class OneTimeLink(Scratch, Base):
    """An invitation, a reset of the password, or the first run; opens once."""

    __tablename__ = "one_time_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    purpose: Mapped[LinkPurpose] = mapped_column(Code(LinkPurpose))
    token_hash: Mapped[str] = mapped_column(Key, unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class VisitorUpload(Scratch, Base):
    """One upload of a visitor, counted for its ticket (``link_hash``) and its address."""

    __tablename__ = "visitor_uploads"
    __table_args__ = (Index(None, "link_hash", "at"), Index(None, "address", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    link_hash: Mapped[str] = mapped_column(Key)
    address: Mapped[str] = mapped_column(Key)
    bytes: Mapped[int]
    at: Mapped[datetime]
