from sqlalchemy import update

from core.models.notices import Notice
from core.work import Work


def read(work: Work, ticket_id: int | None = None, process: str | None = None) -> None:
    """The reader has read their notices, all or those of one case or document."""
    query = update(Notice).where(Notice.person_id == work.reader.id, Notice.read_at.is_(None))
    if ticket_id is not None:
        query = query.where(Notice.ticket_id == ticket_id)
    if process is not None:
        query = query.where(Notice.process == process)
    work.session.execute(query.values(read_at=work.now))
