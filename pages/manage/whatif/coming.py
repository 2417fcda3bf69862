"""What will come in: a forecast by day with its bands, how far such forecasts were right, and days that are special."""

from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st
from babel.dates import format_skeleton

from core.actors import Actor
from core.settings import views as settings
from core.settings.staffing import Staffing
from core.staffing.forecast.values import Achieved, Coming, Forecast, TooLittle
from core.staffing.inputs.figures import Volume
from core.staffing.inputs.words import Flow
from core.staffing.study import fed
from pages.manage.whatif import occasions
from pages.parts import charts, figures, shell, times
from pages.parts.charts import Chart
from pages.parts.fresh import direct, steady
from pages.parts.tokens import inks
from pages.parts.words import _, n_, tongue

HEIGHT = 280
LOOKED_BACK = 28  # days that are drawn before the forecast


def draw(me: Actor) -> None:
    found = steady(fed.fed, me)
    shell.section(_("Cases that come in"), _("what came, and what is expected with its bands of 80 and 95 %"))
    if isinstance(found.cases, TooLittle):
        _too_little(found.cases)
    else:
        drawn = _drawn(found.volumes[Flow.CASES], found.cases).properties(height=HEIGHT)
        st.altair_chart(charts.quiet(drawn), key="forecast", alt=_("Cases that come in"))
        _judged(found.cases)
    if typed := direct(settings.read, me, kind=Staffing).arrivals:
        said = _("The what-if takes {n} cases a week, as typed; only the shape of the weeks comes from here.")
        st.caption(said.format(n=f"{typed:,g}"))
    occasions.draw(me)


def _too_little(lacking: TooLittle) -> None:
    said = _("There is too little to forecast from: {days} whole days with {n} cases. It takes 14 days and 20 cases.")
    st.info(said.format(days=lacking.days, n=lacking.arrivals))
    st.caption(_("Until then every day is taken to be like the average so far; or type how many come in a week."))


def _drawn(volume: Volume, found: Forecast) -> Chart:
    ink = inks()
    past = _past(volume)
    ahead = [_ahead(each) for each in found.days]
    labels = [*(row["label"] for row in past), *(row["label"] for row in ahead)]
    x = alt.X("label:O", title=None, sort=labels, axis=alt.Axis(labelAngle=0, labelOverlap=True, grid=False))
    base = alt.Chart(pd.DataFrame(ahead)).encode(x)
    y = alt.Axis(tickCount=5, tickMinStep=1)
    broad = base.mark_area(opacity=0.25, color=ink.soft)
    broad = broad.encode(alt.Y("low95:Q", title=None, axis=y), alt.Y2("high95:Q"))
    narrow = base.mark_area(opacity=0.5, color=ink.soft).encode(alt.Y("low80:Q"), alt.Y2("high80:Q"))
    told = [alt.Tooltip("day:N", title=_("Day")), alt.Tooltip("said:N", title=_("Expected"))]
    line = base.mark_line(color=ink.main, size=2, point=alt.OverlayMarkDef(color=ink.main, size=30)).encode(
        y="value:Q", tooltip=told
    )
    came = [alt.Tooltip("day:N", title=_("Day")), alt.Tooltip("value:Q", title=_("Came in"))]
    bars = alt.Chart(pd.DataFrame(past)).mark_bar(color=ink.grid).encode(x, y="value:Q", tooltip=came)
    return alt.layer(bars, broad, narrow, line)


def _past(volume: Volume) -> list[dict[str, Any]]:
    days = [(volume.first + timedelta(days=place), sum(hours)) for place, hours in enumerate(volume.days)]
    return [{"label": _short(day), "day": times.long_day(day), "value": total} for day, total in days[-LOOKED_BACK:]]


def _ahead(each: Coming) -> dict[str, Any]:
    said = f"{figures.tenths(each.expected)} ({each.band95[0]}–{each.band95[1]})"
    named = " · ".join([times.long_day(each.day), *each.labels])
    return {
        "label": _short(each.day), "day": named, "value": each.expected, "said": said,
        "low80": each.band80[0], "high80": each.band80[1], "low95": each.band95[0], "high95": each.band95[1],
    }  # fmt: skip


def _short(day: date) -> str:
    return format_skeleton("MMMd", day, locale=tongue())


def _judged(found: Forecast) -> None:
    """What the bands were worth, in the weeks that are over."""
    told = found.achieved
    from_what = n_("from {n} case", "from {n} cases", found.n)
    st.caption(_("Forecast {sample} on {days} ordinary days.").format(sample=from_what, days=found.sample))
    if told.within80 is None or told.within95 is None:
        st.caption(_("No past week could be forecast yet, so nobody knows what the bands are worth."))
        return
    st.markdown(_worth(told))


def _worth(told: Achieved) -> str:
    said = _("Of the last {n} days, **{narrow}** lay within the band of 80 %, **{broad}** within that of 95 %.")
    found = said.format(
        n=told.days, narrow=figures.percent(told.within80 or 0), broad=figures.percent(told.within95 or 0)
    )
    if told.ratio is None:
        return found
    error = _("A day was missed by {error} cases on average: {ratio} of the error of “as a week ago”.")
    return f"{found} {error.format(error=figures.tenths(told.error or 0), ratio=figures.percent(told.ratio))}"
