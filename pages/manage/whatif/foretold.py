"""What the model would have said of past weeks, beside what they brought."""

import pandas as pd
import streamlit as st

from core.staffing.study.results import Foretold, Study
from pages.manage.whatif.curves import dated
from pages.parts import chart_bands, charts, figures, kept_chart, shell
from pages.parts.charts import Chart
from pages.parts.tokens import inks
from pages.parts.words import _

HEIGHT = 230  # px


def draw(study: Study, stamp: str) -> None:
    shell.section(_("Foretold and come true"), _("share answered in time, week by week"))
    weeks = [each for each in study.foretold if each.kept.value is not None]
    if not weeks:
        st.caption(_("There are no past weeks yet by which the model could be judged."))
        return
    st.markdown(sentence(study))
    kept_chart.draw("foretold", stamp, lambda: _drawn(weeks), _("Foretold and come true"))


def sentence(study: Study) -> str:
    """How far the model may be believed, and what the marks of the chart are."""
    weeks = [each for each in study.foretold if each.kept.value is not None]
    ink = inks()
    said = _("{n} of {all} weeks lay within what was foretold.").format(n=sum(map(inside, weeks)), all=len(weeks))
    marks = _("{band} foretold, 95 % · {dot} come true, with its interval; a diamond lies outside")
    return f"{said} :small[:gray[{marks.format(band=charts.square(ink.soft), dot=charts.square(ink.text))}]]"


def inside(week: Foretold) -> bool:
    return week.kept.value is not None and week.low <= week.kept.value <= week.high


def _drawn(weeks: list[Foretold]) -> Chart:
    rows = [
        (dated(each.first, 0), each.low, each.middle, each.high, each.kept.value, each.kept.low, each.kept.high,
         inside(each), f"{figures.percent(each.low)}–{figures.percent(each.high)}",
         figures.whole(each.kept, figures.percent))
        for each in weeks
    ]  # fmt: skip
    columns = ["label", "low", "middle", "high", "value", "least", "most", "inside", "said", "came"]
    told = {"label": _("From the day"), "said": _("Foretold"), "came": _("Come true")}
    return chart_bands.spans(pd.DataFrame(rows, columns=columns), told).properties(height=HEIGHT)
