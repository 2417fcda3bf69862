import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from core.access import seal
from core.fields.forms import FormField
from core.models.fields import CatalogueField, CategoryField, TicketValue
from core.models.settings import Term
from core.models.tickets import Ticket
from core.settings import views as settings
from core.work import Reading

CATEGORY = "category"
MAIN_BRAND = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A field of the catalogue, and how many categories ask for it."""

    code: str
    form: FormField
    active: bool
    asked: int


@dataclass(frozen=True, slots=True)
class Question:
    """A field as one category asks for it; ``of``: the category that brought it, which may stand above."""

    code: str
    form: FormField
    required: bool
    of: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered in one case; a sealed one has no value here."""

    code: str
    form: FormField
    value: Any
    sealed: bool


def catalogue(desk: Reading) -> tuple[Line, ...]:
    """In the order in which the fields came; retired ones included."""
    rows = desk.session.scalars(select(CatalogueField).order_by(CatalogueField.id)).all()
    asking = list(desk.session.scalars(select(CategoryField.field)))
    return tuple(Line(row.code, form_of(row), row.retired_at is None, asking.count(row.code)) for row in rows)


def labels(desk: Reading) -> dict[str, Mapping[str, str]]:
    """What each field is called, retired ones included; codes that one wrote are unique."""
    return {each.code: each.form.labels for each in catalogue(desk)}


def questions(desk: Reading, category: str) -> tuple[Question, ...]:
    """What this category asks for: first its own, then what the categories above it ask; each field once."""
    found: dict[str, Question] = {}
    for each in settings.lineage(desk, CATEGORY, category):
        for question in asked_by(desk, each):
            found.setdefault(question.code, question)
    return tuple(found.values())


def asked_by(desk: Reading, category: str) -> tuple[Question, ...]:
    """What this category itself asks for, without retired fields."""
    query = (
        select(CategoryField, CatalogueField)
        .join(CatalogueField, CatalogueField.code == CategoryField.field)
        .where(CategoryField.brand_id == MAIN_BRAND, CategoryField.category == category)
        .where(CatalogueField.retired_at.is_(None))
        .order_by(CategoryField.position, CategoryField.id)
    )
    rows = desk.session.execute(query)
    return tuple(Question(field.code, form_of(field), asked.required, category) for asked, field in rows)


def forms(desk: Reading, codes: Iterable[str]) -> dict[str, FormField]:
    query = select(CatalogueField).where(CatalogueField.code.in_(list(codes)))
    return {row.code: form_of(row) for row in desk.session.scalars(query)}


def codes(desk: Reading) -> set[str]:
    return set(desk.session.scalars(select(CatalogueField.code)))


def asking(desk: Reading) -> frozenset[str]:
    """The categories that ask for something themselves."""
    return frozenset(desk.session.scalars(select(CategoryField.category).distinct()))


def term_ids(desk: Reading) -> dict[str, int]:
    """The categories of the desk, by code."""
    return dict(desk.session.execute(select(Term.code, Term.id).where(Term.vocabulary == CATEGORY)).all())


def answers(desk: Reading, ticket: Ticket) -> tuple[Answer, ...]:
    """In the order of the questions, then what an earlier category asked."""
    forms_here = {each.code: each.form for each in questions(desk, ticket.category)}
    rows = values_of(desk, ticket.id)
    forms_here |= forms(desk, rows.keys() - forms_here.keys())
    return tuple(
        Answer(code, form, rows[code].value if not rows[code].sealed else None, bool(rows[code].sealed))
        for code, form in forms_here.items()
        if code in rows
    )


def values_of(desk: Reading, ticket_id: int) -> dict[str, TicketValue]:
    query = select(TicketValue).where(TicketValue.ticket_id == ticket_id)
    return {row.field: row for row in desk.session.scalars(query)}


def opened(rows: Mapping[str, TicketValue]) -> dict[str, Any]:
    """Every answer as it is; sealed ones are only handed out by ``actions.reveal``."""
    return {code: json.loads(seal.unseal(row.sealed)) if row.sealed else row.value for code, row in rows.items()}


def form_of(row: CatalogueField) -> FormField:
    return FormField(
        type=row.kind,
        labels=row.labels,
        values=tuple(each["code"] for each in row.choices),
        value_labels={each["code"]: each["labels"] for each in row.choices},
        pii=row.pii,
    )
