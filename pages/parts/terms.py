"""The desk's own words, in the reader's language."""

from core.actors import Actor
from core.language import label_in
from core.settings import views
from core.settings.views import TermRow
from core.settings.words import Vocabulary
from pages.parts.fresh import lasting
from pages.parts.words import tongue


def term_label(reader: Actor, vocabulary: Vocabulary, code: str) -> str:
    return next((_said(row) for row in _rows(reader, vocabulary) if row.code == code), code)


def term_codes(reader: Actor, vocabulary: Vocabulary) -> list[str]:
    """The codes in use, in the desk's order."""
    return [row.code for row in _rows(reader, vocabulary) if row.active]


def _rows(reader: Actor, vocabulary: Vocabulary) -> tuple[TermRow, ...]:
    return lasting(views.terms, reader, vocabulary=vocabulary)


def _said(row: TermRow) -> str:
    return label_in(row.labels, tongue(), row.code)
