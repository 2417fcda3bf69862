"""How the first customers, organisations or products would look here."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

import pandas as pd
import streamlit as st

from core.customers.rules import kind_of, masked
from core.customers.words import ContactKind
from core.imports.cases import Reader
from core.imports.forms import Mapping
from core.imports.purchases import Purchase, reader_of
from core.imports.reading import Table
from core.imports.things import Thing, ThingReader
from core.imports.words import NEEDED, THINGS, Field
from pages.parts import shell
from pages.parts.lists import harmless
from pages.parts.words import _, label

ROWS, SHOWN = 400, 5


def first_things(sheet: Table, draft: Mapping, now: datetime) -> None:
    shell.section(_("The first rows as they will be here"))
    number, name, *more = THINGS[draft.what]
    if not set(NEEDED[draft.what][0]) & set(draft.columns):
        st.caption(_("Nothing can be read yet. Choose the column with the name."))
        return
    found = list(islice(_things(reader_of(Reader(Table(sheet.headings, sheet.rows[:ROWS]), draft, now))), SHOWN))
    columns = {label(number): [each.number for each in found], label(name): [each.name for each in found]}
    frame = pd.DataFrame(columns | {label(field): [_said(each, field) for each in found] for field in more})
    st.dataframe(harmless(frame), hide_index=True, row_height=30, alt=_("The first rows as they will be here"))


def _things(reader: ThingReader) -> Iterator[Thing]:
    for group in reader.groups:
        yield from (each for each in reader.understand(group) if isinstance(each, Thing))


def _said(thing: Thing, field: Field) -> str:
    """Contact data in part, as everywhere."""
    match field:
        case Field.CONTACT:
            return "  ".join(masked(kind_of(each), each) for each in thing.several.get(field, ()))
        case Field.ADDRESS:
            return "  ".join(masked(ContactKind.ADDRESS, each) for each in thing.several.get(field, ()))
        case Field.BATCH if not isinstance(thing, Purchase):
            return "  ".join(thing.several.get(field, ()))
        case _:
            return thing.texts.get(field, "")
