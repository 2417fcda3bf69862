from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Key


class Attachment(Base):
    """A file of a ticket; its bytes lie behind ``db.files`` under their SHA-256, its name is text and nothing more."""

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    message_id: Mapped[int | None] = mapped_column(ForeignKey("messages.id"))
    sha256: Mapped[str] = mapped_column(Key)
    name: Mapped[str]
    media_type: Mapped[str] = mapped_column(Key)
    size: Mapped[int]
    added_at: Mapped[datetime]
