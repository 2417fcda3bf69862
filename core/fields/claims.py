"""Fields and questions held while they change."""

from sqlalchemy import select

from core.fields.errors import NoSuchField
from core.fields.views import MAIN_BRAND
from core.models.fields import CatalogueField, CategoryField
from core.work import Work


def field(work: Work, code: str) -> CatalogueField:
    found = work.session.scalar(select(CatalogueField).where(CatalogueField.code == code).with_for_update())
    if found is None:
        raise NoSuchField(field=code)
    return found


def asked(work: Work, category: str) -> dict[str, CategoryField]:
    """What this category itself asks for, by field."""
    query = select(CategoryField).where(CategoryField.brand_id == MAIN_BRAND, CategoryField.category == category)
    return {row.field: row for row in work.session.scalars(query.with_for_update())}
