"""All that is found of a document at this desk: by itself, beside the others in force, and by who works here."""

from collections.abc import Collection

from core.process import checker, routing, views
from core.process.checker import Finding, Problem
from core.process.document import Document
from core.process.remarks import remarks
from core.process.staff import Staff
from core.work import Reading


def problems(desk: Reading, document: Document, coming: Collection[str] = ()) -> tuple[Finding, ...]:
    """What keeps a document from coming into force beside those that are, and those that are ``coming`` with it."""
    others = [each.document for each in views.published(desk)]
    found = checker.check(document, {*coming, *(each.process for each in others)})
    return found or tuple(each for each in routing.among(document, others) if isinstance(each.problem, Problem))


def found(desk: Reading, document: Document, staff: Staff) -> tuple[Finding, ...]:
    """Problems; where there are none, what makes one wonder."""
    if wrong := problems(desk, document):
        return wrong
    others = [each.document for each in views.published(desk)]
    return (*remarks(document, staff), *routing.among(document, others))
