"""The figures of the steps of a document as a table: a row a figure, as all figures leave the desk."""

from collections.abc import Iterable

from core.exports.figures import CASES, HEADINGS, MINUTES, SHARE, Row
from core.exports.writing import Cell
from core.figures import views
from core.figures.forms import Criteria
from core.figures.views import Figures, Line
from core.language import N_, label_in, speech
from core.process import views as processes
from core.process.document import Document
from core.survey.rules import Estimate
from core.work import Reading

STAYS, MOVE = N_("Stays"), N_("Move")


def table(desk: Reading, criteria: Criteria, language: str) -> list[list[Cell]]:
    """Headings first; times on the clock that the document counts by."""
    say, document = speech(language), processes.version(desk, max(criteria.versions)).document
    found = views.figures(desk, criteria)
    rows = [*_steps(document, found, language), *_moves(document, found, language)]
    told = [[say(part), group, say(figure), say(unit), *values] for part, group, figure, unit, *values in rows]
    return [[say(each) for each in HEADINGS], *told]


def _steps(document: Document, found: Figures, language: str) -> Iterable[Row]:
    for line in found.lines:
        name = _name(document, line.step, language)
        yield N_("Step"), name, STAYS, CASES, line.stays, None, None, line.stays
        yield from (_row(name, figure, unit, told) for figure, unit, told in _told(line))


def _told(line: Line) -> Iterable[tuple[str, str, Estimate]]:
    yield N_("Median"), MINUTES, line.median
    yield N_("90th percentile"), MINUTES, line.tail
    yield N_("Within limit"), SHARE, line.kept
    yield N_("Sent back"), SHARE, line.rework
    yield N_("Off procedure"), SHARE, line.off


def _moves(document: Document, found: Figures, language: str) -> Iterable[Row]:
    for each in found.moves:
        way = f"{_name(document, each.step, language)} → {_name(document, each.to, language)}"
        yield MOVE, way, each.kind.source, CASES, each.stays, None, None, None


def _row(name: str, figure: str, unit: str, told: Estimate) -> Row:
    value, low, high = (None if each is None else round(each, 4) for each in (told.value, told.low, told.high))
    return N_("Step"), name, figure, unit, value, low, high, told.n


def _name(document: Document, step: str, language: str) -> str:
    return label_in(document.steps[step].labels, language, step) if step in document.steps else step
