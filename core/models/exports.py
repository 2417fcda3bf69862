from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from core.exports.words import ExportKind, Format
from db.base import Base, Code, Scratch


class Export(Scratch, Base):
    """A file that was made for one person, and is kept for a while; its event says that it was.

    The bytes are its own: ``db.files`` keeps equal files once and for good.
    """

    __tablename__ = "exports"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[ExportKind] = mapped_column(Code(ExportKind))
    format: Mapped[Format] = mapped_column(Code(Format))
    rows: Mapped[int]
    size: Mapped[int]
    made_at: Mapped[datetime]
    gone_at: Mapped[datetime]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
