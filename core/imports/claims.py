from sqlalchemy import select

from core.imports.errors import NoSuchImport
from core.models.imports import Import
from core.work import Work


def locked(work: Work, import_id: int) -> Import:
    """An import that is about to be changed or started; who comes second sees what the first has done."""
    query = select(Import).where(Import.id == import_id).with_for_update().execution_options(populate_existing=True)
    row = work.session.scalars(query).one_or_none()
    if row is None:
        raise NoSuchImport(id=import_id)
    return row
