"""The figures told apart by team, channel, category, priority or owner."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from core.actors import Actor
from core.reports.forms import Behind, Criteria
from core.reports.views import Figures, Group
from core.reports.words import Slice
from pages.parts import charts, figures, shell
from pages.parts.overview import cases, names
from pages.parts.overview.grid import clicked
from pages.parts.tokens import phone
from pages.parts.words import _, label, n_, plain

OPENS = {
    "arrived": Slice.ARRIVED,
    "resolved": Slice.RESOLVED,
    "open": Slice.OPEN,
    "response": Slice.UNANSWERED,
    "tail": Slice.UNANSWERED,
    "resolution": Slice.RESOLVED,
    "kept": Slice.MISSED,
    "steps": Slice.LATE_STEP,
}
MOST_DOTS = 12


def table(me: Actor, found: Figures, criteria: Criteria) -> None:
    """A click on a figure opens its cases."""
    if phone():
        _cards(me, found.groups, criteria)
        return
    key = f"groups.{criteria.by}.{hash(tuple(found.groups))}"
    figure = None
    if cell := clicked(_drawn(me, found.groups, criteria), _columns(criteria), key, _("Figures by group")):
        row, column = cell
        figure = Behind(OPENS.get(str(column), Slice.ARRIVED), criteria.by, found.groups[row].code)
    cases.follow(figure, key, cases.GROUPS)


def kept(me: Actor, found: Figures, criteria: Criteria) -> None:
    """First answers in time, each group with its interval beside the share of all."""
    meaning = _("95 % interval · dashed: all together · hollow: cannot tell · a diamond lies below")
    shell.section(_("First answers in time"), meaning)
    data = _shares(me, found, criteria)
    if data.empty:
        st.caption(_("No first answer was due in this period yet."))
        return
    told = {"name": label(criteria.by), "said": _("Answered in time"), "n": _("Cases")}
    key = f"kept.{criteria.by}.{found.times.first:%Y%m%d}.{found.kept.value.n}"
    drawn = charts.whiskers(data, found.kept.value.value or 0.0, told, "group")
    state = st.altair_chart(
        charts.quiet(drawn.properties(height=40 + 30 * len(data))),
        key=key,
        on_select="rerun",
        selection_mode="group",
        alt=_("First answers in time"),
    )
    marks = state.get("selection", {}).get("group", [])
    cases.follow(Behind(Slice.MISSED, criteria.by, marks[0]["group"]) if marks else None, key, cases.GROUPS)


def _drawn(me: Actor, groups: Sequence[Group], criteria: Criteria) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "name": [names.group(me, criteria.by, each.code) for each in groups],
            "arrived": [each.arrived for each in groups],
            "resolved": [each.resolved for each in groups],
            "open": [each.open for each in groups],
            "response": [figures.value(each.response, figures.duration) for each in groups],
            "tail": [figures.value(each.response_tail, figures.duration) for each in groups],
            "resolution": [figures.value(each.resolution, figures.duration) for each in groups],
            "kept": [figures.whole(each.kept, figures.percent) for each in groups],
            "steps": [figures.whole(each.steps, figures.percent) for each in groups],
        }
    ).astype(dict.fromkeys(["arrived", "resolved", "open"], "int32"))


def _columns(criteria: Criteria) -> dict[str, Any]:
    text, number = st.column_config.TextColumn, st.column_config.NumberColumn
    return {
        "name": text(label(criteria.by), width=140),
        "arrived": number(_("Came in"), width=68),
        "resolved": number(_("Resolved"), width=68),
        "open": number(_("Open now"), width=72),
        "response": text(_("First answer"), width=86, help=_("Median, by the clock; a click opens who still waits.")),
        "tail": text(_("9 of 10 within"), width=96, help=_("90th percentile of the first answer, by the clock.")),
        "resolution": text(_("Until resolved"), width=94, help=_("Median, by the clock.")),
        "kept": text(_("Answered in time"), width=130, help=_("With its 95 % interval; a click opens what was late.")),
        "steps": text(_("Steps in time"), width=130, help=_("With its 95 % interval; a click opens what was late.")),
    }


def _cards(me: Actor, groups: Sequence[Group], criteria: Criteria) -> None:
    for each in groups[:MOST_DOTS]:
        with st.container(border=True, gap=None):
            st.markdown(f"**{plain(names.group(me, criteria.by, each.code))}**")
            came = n_("{n} came in", "{n} came in", each.arrived)
            waits = _("first answer {span}").format(span=figures.value(each.response, figures.duration))
            kept = _("{share} in time").format(share=figures.whole(each.kept, figures.percent))
            st.markdown(f":small[:gray[{came} · {n_('{n} open', '{n} open', each.open)} · {waits} · {kept}]]")
            cases.button(Behind(Slice.ARRIVED, criteria.by, each.code), _("Its cases"), cases.GROUPS)


def _shares(me: Actor, found: Figures, criteria: Criteria) -> pd.DataFrame:
    rows = [
        (each.code, names.group(me, criteria.by, each.code), each.kept.value, each.kept.low, each.kept.high,
         figures.whole(each.kept, figures.percent), each.kept.n)
        for each in found.groups[:MOST_DOTS]
        if each.kept.value is not None
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["group", "name", "share", "low", "high", "said", "n"])
