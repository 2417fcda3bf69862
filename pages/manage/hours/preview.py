"""Days that could be added, each with what it would change: looked at, mended and chosen before anything is kept."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from babel.dates import format_skeleton

from core.hours import actions, rules
from core.hours.forms import NewDay
from core.hours.proposing import Proposed, judged
from core.hours.views import Kept
from core.hours.words import Fresh
from pages.parts import shell
from pages.parts.words import _, label, n_, tongue

HEIGHT = 460


def draw(one: Kept, days: Sequence[Proposed], span: tuple[date, date], request: str) -> None:
    """What is new from the first to the last day of ``span`` is marked.

    ``request``: names what was asked for; choices are forgotten when another question is asked.
    """
    found = judged(one.calendar, days)
    counts = Counter(state for _day, state in found)
    told = " · ".join(f"{counts[each]} {label(each)}" for each in Fresh if counts[each])
    shell.section(n_("{n} day", "{n} days", len(found)), told)
    frame = pd.DataFrame(
        {
            "take": [state is Fresh.NEW and span[0] <= each.day <= span[1] for each, state in found],
            "day": [format_skeleton("yMMMEd", each.day, locale=tongue()) for each, _state in found],
            "label": [each.label for each, _state in found],
            "beside": [each.beside if each.beside != each.label else "" for each, _state in found],
            "hours": [rules.written(each.hours) for each, _state in found],
            "state": [label(state) for _each, state in found],
        }
    )
    shown = [name for name in frame.columns if name != "beside" or frame["beside"].any()]
    edited: pd.DataFrame = st.data_editor(
        frame, column_config=_columns(), column_order=shown, disabled=["day", "beside", "state"], hide_index=True,
        height=min(HEIGHT, 36 * (len(found) + 1) + 2), key=shell.new_key("preview", f"{one.code}.{request}"),
    )  # fmt: skip
    _add(one, [each for each, _state in found], edited)


def _columns() -> dict[str, Any]:
    text = st.column_config.TextColumn
    return {
        "take": st.column_config.CheckboxColumn(_("Add"), width=60),
        "day": text(_("Day"), width=150),
        "label": text(_("What day it is"), width=250, max_chars=120, required=True),
        "beside": text(_("In your language"), width=200),
        "hours": text(_("Hours, empty: closed"), width=180, max_chars=160),
        "state": text(_("In this calendar"), width=150),
    }


def _add(one: Kept, days: Sequence[Proposed], edited: pd.DataFrame) -> None:
    taken = [(day, row) for day, row in zip(days, edited.to_dict("records"), strict=True) if row["take"]]
    words = n_("Add {n} day", "Add {n} days", len(taken))
    if st.button(words, type="primary", icon=":material/add:", key="preview.add", disabled=not taken):
        new = [
            NewDay(day.day, row["label"] or "", rules.read(row["hours"] or ""), day.region) for day, row in taken
        ]  # fmt: skip
        with shell.attempt(n_("{n} day is added.", "{n} days are added.", len(new)), clears="preview") as work:
            actions.add_days(work, one.code, new, over=True)
