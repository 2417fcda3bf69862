"""Bytes of a CSV or a workbook become a table of texts: whatever the encoding, the separator or the damage."""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from python_calamine import CalamineError, CalamineWorkbook

from core.imports.errors import EmptyTable, FileTooBig, NotATable, TooManyRows

MEGABYTE = 1_000_000
MOST_BYTES = 25 * MEGABYTE
MOST_UNPACKED = 500 * MEGABYTE
MOST_ROWS = 500_000
SAMPLE = 50
SEPARATORS = ",;\t|"

csv.field_size_limit(MOST_BYTES)

Cell = float | str | bool | time | date | datetime | timedelta


@dataclass(frozen=True, slots=True)
class Row:
    """``line``: where it stands in the file, counted from 1, for people to find it again."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read(content: bytes) -> Table:
    """The first table in these bytes; raises a refusal where there is none."""
    if len(content) > MOST_BYTES:
        raise FileTooBig(limit=MOST_BYTES // MEGABYTE)
    packed = content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))
    rows = tuple(islice(_workbook(content) if packed else _csv(decoded(content)), MOST_ROWS + 2))
    if len(rows) > MOST_ROWS + 1:
        raise TooManyRows(limit=f"{MOST_ROWS:,}")
    first = _headings_at(rows[:SAMPLE])
    if len(rows) <= first + 1:
        raise EmptyTable
    return Table(_unique(rows[first].cells), rows[first + 1 :])


def decoded(content: bytes) -> str:
    """The text of these bytes; NUL becomes the replacement character here already."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace").replace("\0", "\ufffd")
    if content.count(b"\0") > len(content) // 10:
        raise NotATable
    return _guessed(content).replace("\0", "\ufffd")


def _guessed(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return content.decode("gb18030" if _looks_chinese(content) else "cp1252")
        except UnicodeDecodeError:
            return content.decode("latin-1")


def _looks_chinese(content: bytes) -> bool:
    """Common Chinese characters are pairs of high bytes; an accented letter stands alone between low ones."""
    pairs = alone = 0
    high = False
    for byte in content[: 200 * SAMPLE]:
        if byte < 0xA1:
            alone += high
            high = False
        else:
            pairs += high
            high = not high
    return pairs > 4 * alone


def _csv(text: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise NotATable from error


def _separator(text: str) -> str:
    """The one under which most of the first rows have the same number of cells, and the most cells."""

    def fit(separator: str) -> tuple[int, int]:
        rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), SAMPLE))
        widths = Counter(len(row) for row in rows if len(row) > 1)
        return max(((count, width) for width, count in widths.items()), default=(0, 0))

    return max(SEPARATORS, key=fit)


def _workbook(content: bytes) -> Iterator[Row]:
    """The first sheet that holds anything; a small file that unpacks to gigabytes is refused unopened."""
    try:
        if content.startswith(b"PK"):
            _weighed(zipfile.ZipFile(io.BytesIO(content)))
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = (book.get_sheet_by_name(name) for name in book.sheet_names)
        sheet = next((each for each in sheets if each.height), None)
    except (CalamineError, zipfile.BadZipFile, OSError) as error:
        raise NotATable from error
    for line, cells in enumerate(sheet.to_python(skip_empty_area=False) if sheet else (), start=1):
        texts = tuple(_text(cell) for cell in cells)
        if any(texts):
            yield Row(line, texts)


def _weighed(archive: zipfile.ZipFile) -> None:
    if sum(each.file_size for each in archive.infolist()) > MOST_UNPACKED:
        raise FileTooBig(limit=MOST_BYTES // MEGABYTE)


def _text(cell: Cell) -> str:
    match cell:
        case bool():
            return str(cell).upper()
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.isoformat(" ")
        case _:
            return str(cell)


def _headings_at(rows: tuple[Row, ...]) -> int:
    """Reports put titles above their headings: take the first row that is about as wide as the widest."""
    if not rows:
        raise EmptyTable
    widths = [sum(bool(cell.strip()) for cell in row.cells) for row in rows]
    widest = Counter(widths).most_common(1)[0][0]
    return next(place for place, width in enumerate(widths) if 2 * width >= widest)


def _unique(cells: Iterable[str]) -> tuple[str, ...]:
    """Every column gets a name of its own."""
    seen: Counter[str] = Counter()
    names: list[str] = []
    for place, cell in enumerate(cells, start=1):
        name = " ".join(cell.split()) or f"#{place}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)
