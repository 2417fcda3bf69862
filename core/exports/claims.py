from sqlalchemy import delete

from core.models.exports import Export
from core.work import Work


def forget(work: Work) -> None:
    work.session.execute(delete(Export).where(Export.gone_at < work.now))
