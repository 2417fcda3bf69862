"""A year of a calendar at one look: what each day is, and what the year comes to."""

from datetime import date

import streamlit as st

from core.hours import year as years
from core.hours.views import Kept
from core.hours.words import DayKind
from core.hours.year import Tally
from core.settings.public import FIRST_YEAR, LAST_YEAR
from pages.parts import year_chart
from pages.parts.words import _, n_, plain

PICKED = "day"


def draw(one: Kept, today: date) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        year = st.number_input(
            _("Year"), FIRST_YEAR, LAST_YEAR, today.year, key="calendar.year", width=130, label_visibility="collapsed"
        )
        days = years.days(one.calendar, int(year))
        tally = years.tally(one.calendar, days)
        st.markdown(f"**{year}**&nbsp;&nbsp;:small[:gray[{' · '.join(_figures(tally))}]]", width="content")
    chart = year_chart.chart(days, today, PICKED)
    key = f"year.{one.code}.{year}"
    event = st.altair_chart(chart, width="stretch", on_select="rerun", selection_mode=PICKED, key=key)
    picked = event.selection.get(PICKED) if event else None
    chosen = next((each for each in days if picked and each.day.isoformat() == picked[0].get("day")), None)
    if chosen:
        st.markdown(f"**{chosen.day}**&ensp;{plain(year_chart.told(chosen))}")
    st.markdown(f":small[{year_chart.legend([each for each in DayKind if tally.kinds.get(each)])}]")


def _figures(tally: Tally) -> list[str]:
    hours = round(tally.worked.total_seconds() / 3600)
    made_up = tally.kinds.get(DayKind.MAKE_UP, 0)
    told = [
        n_("{n} working day", "{n} working days", tally.working_days),
        n_("{n} hour", "{n} hours", hours),
        n_("{n} holiday", "{n} holidays", tally.kinds.get(DayKind.HOLIDAY, 0)),
    ]
    return [*told, n_("{n} make-up workday", "{n} make-up workdays", made_up)] if made_up else told
