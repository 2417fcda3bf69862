from collections.abc import Mapping, Sequence

from sqlalchemy import select

from core.fields.forms import FormField, Labels
from core.fields.views import form_of
from core.fields.words import FieldKind
from core.models.customers import Customer, Organisation
from core.models.fields import CatalogueField
from core.models.people import Person, Team
from core.models.products import Product
from core.permissions import Permission, may
from core.process import views as processes
from core.queue.forms import Criteria
from core.work import Reading

CHOOSABLE = (FieldKind.ENUM, FieldKind.BOOL)


def steps(desk: Reading) -> Mapping[str, Labels]:
    """The steps of the documents in force; a step that several have is named as the first of them names it."""
    found: dict[str, Labels] = {}
    for each in processes.published(desk):
        for code, step in each.document.steps.items():
            found.setdefault(code, step.labels)
    return found


def questions(desk: Reading) -> Mapping[str, FormField]:
    """The questions whose answers can be sought: a choice, or yes and no, that tells of nobody."""
    query = select(CatalogueField).where(CatalogueField.kind.in_(CHOOSABLE), CatalogueField.pii.is_(False))
    return {row.code: form_of(row) for row in desk.session.scalars(query.order_by(CatalogueField.id))}


def people(desk: Reading) -> Sequence[tuple[int, str]]:
    """Everybody who may own a case, or still does."""
    return desk.session.execute(select(Person.id, Person.name).order_by(Person.name, Person.id)).all()


def teams(desk: Reading) -> Sequence[tuple[int, str]]:
    return desk.session.execute(select(Team.id, Team.name).order_by(Team.name)).all()


def names(desk: Reading, criteria: Criteria) -> Mapping[str, Mapping[int, str]]:
    """Who and what is meant by the numbers in a link; customers are named to those who may see customers."""
    asked: dict[str, tuple[type[Product | Organisation | Customer], tuple[int, ...]]] = {
        "product": (Product, criteria.products),
        "organisation": (Organisation, criteria.organisations),
        "customer": (Customer, criteria.customers if may(desk.reader, Permission.WORK) else ()),
    }
    return {
        key: dict(desk.session.execute(select(model.id, model.name).where(model.id.in_(ids))).all())
        for key, (model, ids) in asked.items()
        if ids
    }
