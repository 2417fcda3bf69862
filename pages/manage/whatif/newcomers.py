"""People who are imagined in a scenario: so many like somebody of the desk."""

from typing import Any

import pandas as pd
import streamlit as st

from core.staffing.forms import Levers
from core.staffing.study.today import Today
from pages.manage.whatif import people
from pages.manage.whatif.people import Told
from pages.parts import shell, times
from pages.parts.tokens import phone
from pages.parts.words import _


def table(name: str, levers: Levers, now: Today) -> Told:
    """Rows that a person adds: so many new people like somebody, on the same week or another one."""
    shell.section(_("New people"), _("like somebody who is here; without a week of their own they work as that person"))
    names, days = now.names, times.weekdays()
    rows = [(each.code, each.count, *(each.week or [""] * len(days))) for each in levers.new]
    columns: dict[str, Any] = {
        "like": st.column_config.SelectboxColumn(
            _("Like"), options=list(names), format_func=lambda code: names.get(str(code), str(code)), width=160
        ),
        "count": st.column_config.NumberColumn(_("How many"), min_value=1, max_value=50, step=1, default=1, width=120),
    }
    edited = people.edited(pd.DataFrame(rows, columns=["like", "count", *days]), f"{name}.new", columns, adding=True)
    if phone():
        st.caption(_("A week of their own is typed on a wider screen."))
    found = [_newcomer(each, days) for each in people.records(edited) if isinstance(each["like"], str)]
    return people.read({"new": found}, now)


def _newcomer(row: dict[str, Any], days: list[str]) -> Told:
    week = people.typed(row, days)
    count = 1 if pd.isna(row["count"]) else int(row["count"])
    return {"code": row["like"], "count": count} | ({"week": week} if any(week) else {})
