"""The uploaded table, read once for all who work on it."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.customers.rules import kind_of, masked
from core.customers.words import ContactKind
from core.exports.rules import defused
from core.imports import views
from core.imports.forms import Mapping
from core.imports.reading import Table, read
from core.imports.views import ImportLine
from core.imports.words import TIMES, Field
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _, n_, plain

SHOWN = 5


def table(reader: Actor, line: ImportLine) -> Table:
    return _table(reader, line.id, line.sha256)


@st.cache_resource(max_entries=4, ttl=900, show_spinner=False)
def _table(_reader: Actor, _import_id: int, sha256: str) -> Table:
    """``sha256``: by which the content is known; the same file is read once, whoever brings it."""
    return read(direct(views.content_of, _reader, import_id=_import_id))


def preview(sheet: Table, mapping: Mapping) -> None:
    """The first rows as they came, so that one sees that it is the right file."""
    quiet = n_("{n} row", "{n} rows", len(sheet.rows)), n_("{n} column", "{n} columns", len(sheet.headings))
    shell.section(_("The file"), " · ".join(quiet))
    frame = framed([row.cells for row in sheet.rows[:SHOWN]], mapping)
    st.dataframe(frame, hide_index=True, row_height=30, alt=_("The first rows"))


def framed(rows: Sequence[tuple[str, ...]], mapping: Mapping) -> pd.DataFrame:
    """Rows under their headings, too short ones filled up, contact data masked as everywhere.

    Defused, because every table on the screen can be downloaded by its reader.
    """
    width = len(mapping.headings)
    full = [[*defused(cells[:width]), *[""] * (width - len(cells))] for cells in rows]
    frame = pd.DataFrame(full, columns=list(mapping.headings), dtype=str)
    for heading in mapping.columns.get(Field.CONTACT, ()):
        frame[heading] = [masked(kind_of(cell), cell) if cell else "" for cell in frame[heading]]
    for heading in mapping.columns.get(Field.ADDRESS, ()):
        frame[heading] = [masked(ContactKind.ADDRESS, cell) if cell else "" for cell in frame[heading]]
    return frame


def example(sheet: Table, heading: str | None, mapping: Mapping) -> str | None:
    """The first cell of a column that says something."""
    if heading is None:
        return None
    place = sheet.headings.index(heading)
    cells = (row.cells[place].strip() for row in sheet.rows[:500] if place < len(row.cells))
    found = next((cell for cell in cells if cell not in mapping.missing), None)
    return _("In the file, for example: {value}").format(value=plain(found[:80])) if found else None


def first_date(sheet: Table, mapping: Mapping) -> str | None:
    """A date as it is written in the file, to decide on its order."""
    names = [names[0] for field, names in mapping.columns.items() if field in (*TIMES, Field.BOUGHT_ON) and names]
    return next((text for name in names if (text := example(sheet, name, mapping))), None)
