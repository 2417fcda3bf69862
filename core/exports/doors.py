"""What a click on a download does: it may come long after the page was drawn, so the rights are asked anew."""

from collections.abc import Callable
from functools import partial

from core.actors import SYSTEM, Actor
from core.clock import Clock, utc_now
from core.exports import actions, figures, rota, steps, views
from core.exports.forms import Made
from core.exports.words import ExportKind, Format
from core.exports.writing import Cell, sheet
from core.figures.forms import Criteria as Steps
from core.language import speech
from core.people.acting import acting
from core.permissions import Permission, demand
from core.reports.forms import Criteria
from core.settings.views import zone
from core.staffing.tours.views import Line
from core.work import Reading, begin, look

TABLES = {ExportKind.FIGURES: figures.table, ExportKind.DEADLINES: figures.attainment}


def of_figures(
    asker: Actor, kind: ExportKind, criteria: Criteria, wanted: Format, language: str, clock: Clock = utc_now
) -> bytes:  # fmt: skip
    """The figures of a period as they are now; read first and written down afterwards, so that nobody waits."""
    return _left(asker, kind, partial(TABLES[kind], criteria=criteria, language=language), wanted, language, clock)


def of_steps(asker: Actor, criteria: Steps, wanted: Format, language: str, clock: Clock = utc_now) -> bytes:
    """The figures of the steps of a document, in the same way."""
    table = partial(steps.table, criteria=criteria, language=language)
    return _left(asker, ExportKind.STEPS, table, wanted, language, clock)


def of_rota(
    asker: Actor, lines: Callable[[Reading], list[Line]], wanted: Format, language: str, clock: Clock = utc_now
) -> bytes:  # fmt: skip
    """A week of shifts, proposed or adopted (``core.staffing.tours.views``), of all or of one person."""

    def written(desk: Reading) -> tuple[int, bytes]:
        found = lines(desk)
        if wanted is Format.ICS:
            return len(found), rota.calendar(found, speech(language)(ExportKind.ROTA.source), zone(desk), desk.now)
        return _sheet(desk, ExportKind.ROTA, rota.table(found, language), wanted, language)

    return _out(asker, ExportKind.ROTA, written, wanted, clock)


def _left(
    asker: Actor, kind: ExportKind, table: Callable[[Reading], list[list[Cell]]], wanted: Format, language: str,
    clock: Clock,
) -> bytes:  # fmt: skip
    return _out(asker, kind, lambda desk: _sheet(desk, kind, table(desk), wanted, language), wanted, clock)


def _sheet(
    desk: Reading, kind: ExportKind, table: list[list[Cell]], wanted: Format, language: str
) -> tuple[int, bytes]:  # fmt: skip
    headings, *rows = table
    made = sheet(wanted, speech(language)(kind.source), [str(each) for each in headings], zone(desk))
    made.add(rows)
    return len(rows), made.content()


def _out(
    asker: Actor, kind: ExportKind, written: Callable[[Reading], tuple[int, bytes]], wanted: Format, clock: Clock
) -> bytes:  # fmt: skip
    me = as_of_now(asker, clock)
    demand(me, Permission.EXPORT)
    with look(me, clock) as desk:
        rows, content = written(desk)
    with begin(me, clock) as work:
        actions.keep(work, Made(kind, wanted, rows, content))
    return content


def kept(asker: Actor, export_id: int, clock: Clock = utc_now) -> bytes:
    """A file that was made before."""
    with look(as_of_now(asker, clock), clock) as desk:
        return views.content(desk, export_id)


def as_of_now(asker: Actor, clock: Clock) -> Actor:
    """The asker with the rights that they have at this moment."""
    with look(SYSTEM, clock) as desk:
        return acting(desk, asker.person_id or 0, Permission.EXPORT)
