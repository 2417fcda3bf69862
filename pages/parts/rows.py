"""One case as a row that can be clicked, read out and opened in another tab."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pandas as pd
import streamlit as st

from core.attention.views import Other
from core.triage.words import Priority
from pages.parts import chips, due
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain

TICKET = "desk/ticket.py"


def rows(
    found: pd.DataFrame, names: Mapping[tuple[int, str], str], now: datetime, news: Mapping[int, int] | None = None,
    here: Mapping[int, Sequence[Other]] | None = None,
) -> None:  # fmt: skip
    """A bordered list of cases, as the queue's page gives them; ``news``: how much is new in each, ``here``: who."""
    draw = card if phone() else _row
    with st.container(border=True, gap="small"):
        for case in lines(found):
            draw(case, names, now, told((news or {}).get(case.number, 0), (here or {}).get(case.number, ())))


def told(count: int, here: Sequence[Other]) -> str:
    """What is new in a case, and who is there at this moment."""
    marks = f" &ensp;:orange[:material/group: {plain(company(here))}]" if here else ""
    return _new(count) + marks


def company(here: Sequence[Other]) -> str:
    """Who has a case open, and who of them is writing."""
    said = ((_("{who} is writing") if each.writing else _("{who} is here")).format(who=each.name) for each in here)
    return " · ".join(said)


def _new(count: int) -> str:
    return f" &ensp;:orange[**{n_('{n} new', '{n} new', count)}**]" if count else ""


def lines(found: pd.DataFrame) -> list[Any]:
    """One value a row, with an attribute a column; what is missing is None. Column by column: a fifth of the time."""
    columns = [
        [value if there else None for value, there in zip(column.tolist(), column.notna().tolist(), strict=True)]
        for _, column in found.items()
    ]
    return [SimpleNamespace(**dict(zip(found.columns, row, strict=True))) for row in zip(*columns, strict=True)]


def minutes(case: Any, now: datetime) -> int | None:
    return due.minutes_to(case.next_due, now)


def _row(case: Any, names: Mapping[tuple[int, str], str], now: datetime, new: str) -> None:
    """Priority and due time first, because they decide; then subject, number, customer and step."""
    with st.container(horizontal=True, vertical_alignment="center", gap=None, wrap=False):
        st.markdown(chips.priority(Priority(case.priority)), width=58)
        st.markdown(due.chip(minutes(case, now)), width=132)
        with st.container(gap=None):
            link(case)
            step = plain(names.get((case.process_version_id, case.step)) or str(case.step))
            quiet = f"#{case.number} · {plain(case.customer or '–')} · {step}"
            st.markdown(f"&ensp;:small[:gray[{quiet}]{new}]", wrap=False)


def card(case: Any, names: Mapping[tuple[int, str], str], now: datetime, new: str) -> None:
    """The same on a phone: subject over the full width, chips below it."""
    with st.container(gap=None):
        link(case)
        marks = f"{chips.priority(Priority(case.priority))} {due.chip(minutes(case, now))}"
        st.markdown(f"&ensp;{marks} &ensp;:small[:gray[#{case.number} {plain(case.customer or '–')}]{new}]", wrap=False)


def link(case: Any) -> None:
    st.page_link(TICKET, label=f"**{plain(case.subject)}**", query_params={"n": str(case.number)}, width="stretch")
