"""Terms held while they change: ordering and moving see the whole vocabulary standing still."""

from sqlalchemy import select

from core.models.settings import Brand, Term
from core.settings.errors import NoSuchTerm
from core.work import Work


def all_terms(work: Work, vocabulary: str) -> dict[str, Term]:
    """By code."""
    query = select(Term).where(Term.vocabulary == vocabulary).order_by(Term.id).with_for_update()
    return {term.code: term for term in work.session.scalars(query)}


def term(work: Work, vocabulary: str, code: str) -> Term:
    found = all_terms(work, vocabulary).get(code)
    if found is None:
        raise NoSuchTerm(code=code)
    return found


def brands(work: Work) -> dict[int, Brand]:
    """By id; two people retiring at once see each other."""
    query = select(Brand).order_by(Brand.id).with_for_update()
    return {brand.id: brand for brand in work.session.scalars(query)}
