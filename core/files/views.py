from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from core import scope
from core.files.errors import NoSuchFile
from core.models.files import Attachment
from core.models.tickets import Ticket
from core.work import Reading
from db import files


@dataclass(frozen=True, slots=True)
class Served:
    """A file on its way out."""

    name: str
    media_type: str
    content: bytes


def served(desk: Reading, attachment_id: int) -> Served:
    """The file, if its ticket is within the reader's scope."""
    seen = scope.tickets(desk.reader).with_only_columns(Ticket.id)
    query = select(Attachment).where(Attachment.id == attachment_id, Attachment.ticket_id.in_(seen))
    row = desk.session.scalar(query)
    if row is None:
        raise NoSuchFile
    return Served(row.name, row.media_type, files.content(desk.session, row.sha256))


def of_ticket(desk: Reading, *ticket_ids: int) -> Sequence[Attachment]:
    """The files of a case, or of several that are shown as one."""
    query = select(Attachment).where(Attachment.ticket_id.in_(ticket_ids)).order_by(Attachment.id)
    return desk.session.scalars(query).all()
