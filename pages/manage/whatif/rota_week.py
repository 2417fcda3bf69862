"""Who works when in a proposed week: a table, on a phone a line for each."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from core.staffing.tours.forms import Proposal
from pages.manage.whatif import telling
from pages.parts import times
from pages.parts.tokens import phone
from pages.parts.words import _, plain

A_DAY = 24 * 60


def draw(found: Proposal) -> None:
    if phone():
        st.markdown("  \n".join(_lines(found)))
    else:
        st.dataframe(_week(found), hide_index=True, row_height=34, height="content", key="rota.week")


def _week(found: Proposal) -> pd.DataFrame:
    """From door to door; lunches stand in the files."""
    names = {each.id: each.name for each in found.asked.people}
    cells = {
        (named.person_id, day): f"{_clock(named.tour.start)}–{_clock(named.tour.start + named.tour.length)}"
        for named in found.names
        for day in named.tour.days
    }
    rows = [[name, *(cells.get((person, day), "") for day in range(7))] for person, name in names.items()]
    return pd.DataFrame(rows, columns=[_("Name"), *times.weekdays()])


def _lines(found: Proposal) -> Iterator[str]:
    """By person, as everybody begins at the same time all week."""
    names, days = {each.id: each.name for each in found.asked.people}, times.weekdays()
    for named in found.names:
        tour = named.tour
        shift = f"{_clock(tour.start)}–{_clock(tour.start + tour.length)}"
        told = " ".join(days[day] for day in tour.days)
        yield f"**{plain(names[named.person_id])}** {shift} {telling.quiet(told)}"


def _clock(minute: int) -> str:
    at = minute % A_DAY
    return f"{at // 60:02d}:{at % 60:02d}"
