"""Tables as files: every text harmless, every moment on the desk's clock, and Chinese that Excel reads."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol, cast
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from core.exports.rules import defused
from core.exports.words import Format
from db.base import clean

Cell = str | int | float | datetime | None
LONGEST = 32_767  # characters that a cell of a spreadsheet holds
LINES = re.compile(r"[\r\n]+")


class Sheet(Protocol):
    """A table that grows row by row, so that a long one never lies in memory as rows."""

    def add(self, rows: Iterable[Sequence[Cell]]) -> None: ...

    def content(self) -> bytes: ...


def sheet(wanted: Format, title: str, headings: Sequence[str], zone: ZoneInfo) -> Sheet:
    made: Sheet = CsvSheet(zone) if wanted is Format.CSV else ExcelSheet(title, zone)
    made.add([headings])
    return made


class CsvSheet:
    """With a byte order mark, without which Excel takes Chinese for something else."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone, self.text = zone, io.StringIO(newline="")
        self.writer = csv.writer(self.text)

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        for row in rows:
            self.writer.writerow([_plain(cell, self.zone) for cell in row])

    def content(self) -> bytes:
        return self.text.getvalue().encode("utf-8-sig")


class ExcelSheet:
    """Moments stay moments, on the desk's clock, since a spreadsheet knows no time zones."""

    def __init__(self, title: str, zone: ZoneInfo) -> None:
        self.zone, self.book = zone, Workbook(write_only=True)
        self.page = cast(WriteOnlyWorksheet, self.book.create_sheet(re.sub(r"[\\/?*\[\]:]", " ", title)[:31]))
        self.page.freeze_panes = "A2"

    def add(self, rows: Iterable[Sequence[Cell]]) -> None:
        for row in rows:
            self.page.append([self._cell(cell) for cell in row])

    def content(self) -> bytes:
        into = io.BytesIO()
        self.book.save(into)
        return into.getvalue()

    def _cell(self, cell: Cell) -> Cell:
        if isinstance(cell, datetime):
            return cell.astimezone(self.zone).replace(tzinfo=None, microsecond=0)
        return str(ILLEGAL_CHARACTERS_RE.sub("\ufffd", harmless(cell))) if isinstance(cell, str) else cell


def harmless(text: str) -> str:
    """On one line, no longer than a cell, and nothing that a spreadsheet would run."""
    return defused([LINES.sub(" ", clean(text))[: LONGEST - 1]])[0]


def _plain(cell: Cell, zone: ZoneInfo) -> str | int | float:
    if isinstance(cell, datetime):
        return cell.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")
    return harmless(cell) if isinstance(cell, str) else "" if cell is None else cell
