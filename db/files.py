"""The bytes of files, by SHA-256, in the database itself: one file to back up, nothing to lose track of."""

from hashlib import sha256

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, Session, mapped_column

from db.base import Base, Key, Scratch
from db.writing import Writing


class Blob(Scratch, Base):
    """Content without a name; the same bytes are kept once."""

    __tablename__ = "blobs"

    sha256: Mapped[str] = mapped_column(Key, primary_key=True)
    size: Mapped[int]
    content: Mapped[bytes] = mapped_column(LargeBinary)


def keep(session: Writing, content: bytes) -> str:
    """The address of ``content``, which is stored unless it is there already."""
    address = sha256(content).hexdigest()
    if session.get(Blob, address) is None:
        session.put(Blob(sha256=address, size=len(content), content=content))
    return address


def content(session: Session, address: str) -> bytes:
    return session.get_one(Blob, address).content
