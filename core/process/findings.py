"""All that is found of a document at this desk: by itself, beside the others in force, and by who works here."""

from core.process import issuing, routing, views
from core.process.checker import Finding
from core.process.document import Document
from core.process.remarks import remarks
from core.process.staff import Staff
from core.work import Reading


def found(desk: Reading, document: Document, staff: Staff) -> tuple[Finding, ...]:
    """Problems; where there are none, what makes one wonder."""
    if problems := issuing.problems(desk, document):
        return problems
    others = [each.document for each in views.published(desk)]
    return (*remarks(document, staff), *routing.among(document, others))
