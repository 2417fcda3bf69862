from sqlalchemy import update

from core.models.notices import Notice
from core.work import Work


def read(work: Work, ticket_id: int | None = None) -> None:
    """The reader has read their notices, all or those of one case."""
    query = update(Notice).where(Notice.person_id == work.reader.id, Notice.read_at.is_(None))
    if ticket_id is not None:
        query = query.where(Notice.ticket_id == ticket_id)
    work.session.execute(query.values(read_at=work.now))
