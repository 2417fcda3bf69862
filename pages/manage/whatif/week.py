"""An ordinary week by the hour: who is rostered against who is needed, and the numbers behind an hour."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from babel.dates import get_day_names

from core.staffing.study.questions import Hour
from pages.parts import chart_bands, charts, figures, kept_chart, shell
from pages.parts.charts import Chart
from pages.parts.tokens import inks, phone
from pages.parts.words import _, tongue

DAY = 24
HIDDEN = 0.05  # people; an hour of the day in which fewer are needed and rostered all week is not drawn
ENOUGH = 0.05  # people, by which nobody is missing and nobody is to spare


@st.fragment
def draw(week: Sequence[Hour], stamp: str) -> None:
    """A click on an hour draws no more than this part anew."""
    ink = inks()
    meaning = _("{missing} people missing · {spare} people to spare · click an hour for the numbers behind it")
    said = meaning.format(missing=charts.square(ink.bad), spare=charts.square(ink.soft))
    shell.section(_("Rostered minus required"), said)
    means = _("Required is what it takes so that nobody waits. Calls and chats cannot wait; cases can, as promised.")
    st.caption(means)
    if not shown(week):
        st.caption(_("Nothing comes in and nobody is rostered."))
        return
    state = kept_chart.draw("week", stamp, lambda: chart(week), _("Rostered minus required, by day and hour"), "hour")
    if marks := state.get("selection", {}).get("hour", []):
        behind(week[int(marks[0]["place"])])


def shown(week: Sequence[Hour]) -> list[Hour]:
    """From the first hour of the day in which there is anything on some day of the week to the last."""
    clocks = sorted({each.hour % DAY for each in week if max(each.required, each.rostered) > HIDDEN})
    return [each for each in week if clocks and clocks[0] <= each.hour % DAY <= clocks[-1]]


def chart(week: Sequence[Hour]) -> Chart:
    rows = [
        (each.hour, each.hour // DAY, each.hour % DAY, round(each.required, 1), round(each.rostered, 1),
         round(each.rostered - each.required, 1))
        for each in shown(week)
    ]  # fmt: skip
    data = pd.DataFrame(rows, columns=["place", "day", "clock", "required", "rostered", "gap"])
    names = {"day": _("Day"), "clock": _("Hour"), "required": _("Required"), "rostered": _("Rostered"), "gap": _("Gap")}
    lines = data["clock"].nunique() if phone() else 7
    drawn = chart_bands.gaps(data, _weekdays("abbreviated"), names, "hour", phone())
    return drawn.properties(height=40 + 28 * lines)


def behind(hour: Hour) -> None:
    """The hour in a sentence, and what makes its need."""
    with st.container(border=True, gap="small"):
        st.markdown(sentence(hour))
        came, needed = (hour.calls, hour.chats, hour.cases), (hour.cases_need, hour.required)
        table = {
            " ": [_("Calls"), _("Chats"), _("Cases"), _("Together, with breaks, training and talk"), _("Rostered")],
            _("Come in within the hour"): [*map(figures.tenths, came), "", ""],
            _("People"): [
                f"{hour.calls_need}", f"{hour.chats_need}", *map(figures.tenths, needed), figures.tenths(hour.rostered),
            ],
        }  # fmt: skip
        st.table(table, border="horizontal", hide_index=True)


def sentence(hour: Hour) -> str:
    clock = hour.hour % DAY
    when = f"**{_weekdays('wide')[hour.hour // DAY]}, {clock:02d}:00–{clock + 1:02d}:00**"
    gap = hour.rostered - hour.required
    if gap < -ENOUGH:
        said = _("{when}: {n} people are missing. {required} are needed, {rostered} are rostered.")
    elif gap > ENOUGH:
        said = _("{when}: {n} people are to spare. {required} are needed, {rostered} are rostered.")
    else:
        said = _("{when}: as many as are needed. {required} are needed, {rostered} are rostered.")
    numbers = {"n": abs(gap), "required": hour.required, "rostered": hour.rostered}
    return said.format(when=when, **{name: figures.tenths(each) for name, each in numbers.items()})


def _weekdays(width: str) -> list[str]:
    """Monday first."""
    found = get_day_names("wide" if width == "wide" else "abbreviated", "format", tongue())
    return [found[day] for day in range(7)]
