from collections.abc import Sequence

from core.files import rules
from core.files.errors import EmptyFile, FileTooLarge, LostFile, TooManyFiles
from core.files.events import FileAttached
from core.files.forms import Upload
from core.models.files import Attachment
from core.models.tickets import Message, Ticket
from core.permissions import Permission, needs
from core.search import keeping
from core.work import Work
from db import files

AT_ONCE = 10


@needs(Permission.TAKE_IN)
def attach(work: Work, ticket: Ticket, uploads: Sequence[Upload], message: Message | None = None) -> None:
    """Keep files with a ticket (and the message they came with); their kind is read from their bytes."""
    if len(uploads) > AT_ONCE:
        raise TooManyFiles(limit=AT_ONCE)
    for upload in uploads:
        _checked(upload)
        row = Attachment(
            ticket_id=ticket.id,
            message_id=message.id if message else None,
            sha256=files.keep(work.session, upload.content),
            name=rules.safe_name(upload.name),
            media_type=rules.kind_of(upload.content),
            size=len(upload.content),
            added_at=work.now,
        )
        work.session.add(row)
        work.session.flush()
        work.record(FileAttached(ticket.id, attachment=row.id, size=row.size))
        keeping.filed(work, row)


def _checked(upload: Upload) -> None:
    if not upload.arrived:
        raise LostFile
    if len(upload.content) > rules.LARGEST:
        raise FileTooLarge(name=rules.safe_name(upload.name), limit=rules.LARGEST // 2**20)
    if not upload.content:
        raise EmptyFile(name=rules.safe_name(upload.name))
