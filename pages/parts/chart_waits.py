"""How long people wait, by priority, with a limit that is moved in the browser."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from pages.parts.charts import Chart
from pages.parts.tokens import inks

TOP, STEP = 0.93, 0.1  # of the height: where the first line of words stands, and how far the next is below it
USUAL = 24.0  # hours, with which the slider begins


def waits(data: pd.DataFrame, ranks: Sequence[str], ticks: Mapping[float, str], limit: str) -> Chart:
    """Columns rank (its place), hours, share: who still waits; a slider named ``limit`` moves the limit, in hours.

    What each priority keeps at the limit stands at the upper right, where curves that fall leave room, with the dashes
    of its line beside it: the first one is the strongest.
    """
    ink, most = inks(), max(ticks)
    slider = alt.binding_range(min=0.5, max=most, step=0.5, name=limit)
    named = {"ranks": list(ranks), "ticks": {f"{each:g}": said for each, said in ticks.items()}}
    params = [alt.param(name=name, value=value) for name, value in named.items()]
    axis = alt.Axis(values=list(ticks), labelExpr="ticks[datum.value]", grid=False)
    x = alt.X("hours:Q", title=None, axis=axis, scale=alt.Scale(type="sqrt", domain=[0, most], nice=False))
    y = alt.Y("share:Q", title=None, axis=alt.Axis(format="%", tickCount=5), scale=alt.Scale(domain=[0, 1]))
    look: dict[str, Any] = {
        "color": alt.Color("rank:O", legend=None, scale=_each([ink.main, ink.main, ink.main, ink.quiet])),
        "strokeDash": alt.StrokeDash("rank:O", legend=None, scale=_each([[1, 0], [7, 3], [2, 2], [1, 0]])),
        "strokeWidth": alt.StrokeWidth("rank:O", legend=None, scale=_each([3, 2, 1.6, 1.6])),
    }
    base = alt.Chart(data)
    at = base.transform_filter("datum.hours <= limit").transform_aggregate(
        share="min(share)", groupby=["rank"]
    ).transform_calculate(
        hours="limit", high=f"{TOP} - {STEP} * datum.rank",
        said="ranks[datum.rank] + '  ' + format(1 - datum.share, '.0%')",
    )  # fmt: skip
    drawn: Chart = alt.layer(
        base.mark_line().encode(x, y, **look),
        at.mark_rule(color=ink.bad, size=2).encode(x),
        at.mark_point(filled=True, size=60, opacity=1).encode(x, y, look["color"]),
        at.mark_rule().encode(
            x=alt.value({"expr": "width - 104"}), x2=alt.value({"expr": "width - 76"}), y="high:Q", **look
        ),
        at.mark_text(align="right", color=ink.text, fontSize=13, fontWeight=600).encode(
            x=alt.value("width"), y="high:Q", text="said:N"
        ),
    ).add_params(alt.param(name="limit", value=min(USUAL, most), bind=slider), *params)
    return drawn


def _each(values: list[Any]) -> alt.Scale:
    """By the place of the priority."""
    return alt.Scale(domain=list(range(len(values))), range=values)
