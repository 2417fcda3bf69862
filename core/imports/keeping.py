"""Rows put aside, and rows that a correction has mended."""

from collections.abc import Sequence

from core.imports import views
from core.imports.case import Case, Kept
from core.imports.events import RowsKept
from core.imports.things import Thing
from core.models.imports import KeptRow
from core.work import Work


def impossible(cases: list[Case]) -> list[Kept]:
    return [Kept(case.row, case.flaw, case.external_id) for case in cases if case.flaw]


def keep(work: Work, import_id: int, rows: list[Kept], known: set[tuple[str, ...]]) -> int:
    """Write down rows with their reason, each line once; what the same system sent before is not kept twice."""
    written = 0
    before = views.kept_rows(work, import_id, [each.row.line for each in rows]) if rows else {}
    for kept in rows:
        name = (str(kept.reason), *kept.row.cells)
        if kept.row.line not in before and name in known:
            continue
        known.add(name)
        row = before.get(kept.row.line) or _new(work, import_id, kept)
        row.cells, row.reason, row.external_id = list(kept.row.cells), str(kept.reason), kept.external_id
        row.facts, row.imported, row.mended_at = {"column": kept.column}, kept.reason.impossible, None
        written += 1
    return written


def _new(work: Work, import_id: int, kept: Kept) -> KeptRow:
    row = KeptRow(import_id=import_id, line=kept.row.line)
    work.session.add(row)
    return row


def mended(work: Work, source: str, cases: Sequence[Case | Thing], rows: list[Kept]) -> int:
    """Rows kept earlier whose case has now come whole, or whose line was corrected."""
    still = {kept.external_id for kept in rows}
    whole = [case.external_id for case in cases if not case.flaw and case.external_id not in still]
    waiting = views.waiting_of(work, source, whole)
    for row in waiting:
        row.mended_at = work.now
    return len(waiting)


def mended_lines(work: Work, first_import: int, lines: dict[int, list[str]]) -> int:
    """Corrected rows of one import, with the cells that they have now."""
    kept = views.kept_rows(work, first_import, lines.keys())
    for line, cells in lines.items():
        kept[line].cells, kept[line].mended_at = cells, work.now
    return len(lines)


def note(work: Work, import_id: int, kept: int, mended: int) -> None:
    if kept or mended:
        work.record(RowsKept(import_id, kept=kept, mended=mended))
