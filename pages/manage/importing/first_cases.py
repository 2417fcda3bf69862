"""How the first cases would look here: the quickest way to see a wrong column."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.imports.case import Case
from core.imports.cases import Reader
from core.imports.forms import Mapping
from core.imports.reading import Table
from core.imports.words import Field
from pages.parts import shell, times
from pages.parts.words import _, label

ROWS, SHOWN = 400, 5  # rows that are read for it, cases that are drawn


def first_cases(me: Actor, sheet: Table, draft: Mapping, now: datetime) -> None:
    shell.section(_("The first cases as they will be here"))
    found = list(islice(_cases(sheet, draft, now), SHOWN))
    if not found:
        st.caption(_("No case can be read yet. Choose the column with the case number and one with a time."))
        return
    zone = times.zone(me)

    def said(at: datetime | None) -> str:
        return times.moment(at, zone) if at else "–"

    frame = pd.DataFrame(
        {
            _("Case number"): [case.external_id for case in found],
            _("Subject"): [case.texts.get(Field.SUBJECT, "") or case.external_id for case in found],
            _("Customer"): [case.texts.get(Field.CUSTOMER, "") for case in found],
            _("Stage"): [label(case.stage) for case in found],
            _("Opened"): [said(case.opened if case.opened_known else None) for case in found],
            _("First response"): [said(case.response) for case in found],
            _("Resolved"): [said(case.resolved) for case in found],
            _("Closed"): [said(case.closed) for case in found],
            _("Doubt"): [label(case.flaw) if case.flaw else "" for case in found],
        }
    )
    st.dataframe(
        frame,
        hide_index=True,
        row_height=30,
        column_config={_("Subject"): st.column_config.TextColumn(width=160)},
        alt=_("The first cases as they will be here"),
    )


def _cases(sheet: Table, draft: Mapping, now: datetime) -> Iterator[Case]:
    if Field.ID not in draft.columns or draft.order is None:
        return
    reader = Reader(Table(sheet.headings, sheet.rows[:ROWS]), draft, now)
    for group in reader.groups:
        yield from (each for each in reader.understand(group) if isinstance(each, Case))
