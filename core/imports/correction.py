"""Kept rows go out as a list and come back corrected: the column ``kept_line`` says which row each one is."""

import csv
import io
from collections.abc import Container, Iterable
from collections.abc import Mapping as Rows
from dataclasses import replace

from core.exports import rules as exports
from core.imports.errors import NotTheseRows
from core.imports.forms import Mapping
from core.imports.reading import Row, Table
from core.imports.views import KeptLine
from core.models.imports import KeptRow

LINE, REASON = "kept_line", "kept_because"


def as_csv(rows: Iterable[KeptLine], headings: tuple[str, ...], because: dict[str, str]) -> bytes:
    """For a spreadsheet: with the mark that makes it read UTF-8, and with nothing in it that it would run."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow((LINE, REASON, *exports.defused(headings)))
    for row in rows:
        cells = exports.defused(row.cells)
        writer.writerow((row.line, because.get(row.reason, row.reason), *cells, *[""] * (len(headings) - len(cells))))
    return text.getvalue().encode("utf-8-sig")


def fitting(table: Table, mapping: Mapping, kept: Container[int]) -> dict[int, Row]:
    """The corrected rows by the line they replace; refused where this is another list."""
    names = exports.armed(table.headings)
    if LINE not in names or not set(mapping.headings) <= set(names):
        raise NotTheseRows
    places = [names.index(heading) for heading in mapping.headings]
    found: dict[int, Row] = {}
    for row in table.rows:
        line = row.cells[names.index(LINE)].strip() if len(row.cells) > names.index(LINE) else ""
        if not line.isdecimal() or int(line) not in kept:
            raise NotTheseRows
        cells = exports.armed(row.cells[place] if place < len(row.cells) else "" for place in places)
        found[int(line)] = Row(int(line), tuple(cells))
    return found


def corrected(table: Table, kept: Rows[int, KeptRow], fresh: Rows[int, Row]) -> Table:
    """The first file with the rows of all corrections, earlier ones too, in their places."""
    mended = {line: Row(line, tuple(row.cells)) for line, row in kept.items() if row.mended_at}
    replaced = mended | dict(fresh)
    return replace(table, rows=tuple(replaced.get(row.line, row) for row in table.rows))
