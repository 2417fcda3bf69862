"""How long people wait, by priority, with a limit that is moved in the browser."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from pages.parts.charts import Chart
from pages.parts.tokens import Inks, inks

LINE, EDGE = 18, 12  # px


def waits(data: pd.DataFrame, ranks: Sequence[str], ticks: Mapping[float, str], limit: str) -> Chart:
    """Columns rank, hours, share: who still waits; a slider named ``limit`` moves the limit, in hours.

    What each priority keeps at the limit stands at the upper right, where curves that fall leave room; the dashes of
    its line stand beside it.
    """
    ink, most = inks(), max(ticks)
    slider = alt.binding_range(min=0.5, max=most, step=0.5, name=limit)
    moved = alt.param(name="limit", value=min(24.0, most), bind=slider)
    named = alt.param(name="ticks", value={f"{each:g}": said for each, said in ticks.items()})
    axis = alt.Axis(values=list(ticks), labelExpr="ticks[datum.value]", grid=False)
    scale = alt.Scale(type="sqrt", domain=[0, most], nice=False)
    x = alt.X("hours:Q", title=None, axis=axis, scale=scale)
    y = alt.Y("share:Q", title=None, axis=alt.Axis(format="%", tickCount=5), scale=alt.Scale(domain=[0, 1]))
    layers = [_rank(data[data["rank"] == rank], rank, place, x, y, ink) for place, rank in enumerate(ranks)]
    rule = alt.Chart(pd.DataFrame({"x": [0]})).transform_calculate(hours="limit").mark_rule(
        color=ink.bad, size=2).encode(x)  # fmt: skip
    drawn: Chart = alt.layer(*layers, rule).add_params(moved, named)
    return drawn


def _rank(data: pd.DataFrame, rank: str, place: int, x: alt.X, y: alt.Y, ink: Inks) -> Chart:
    """Its curve, the point on it at the limit, and its line of words."""
    color, size, dash = _line(place, ink)
    base = alt.Chart(data)
    curve = base.mark_line(color=color, size=size, strokeDash=dash).encode(x, y)
    at = base.transform_filter("datum.hours <= limit").transform_aggregate(
        share="min(share)").transform_calculate(hours="limit")  # fmt: skip
    dot = at.mark_point(filled=True, size=60, color=color, opacity=1).encode(x, y)
    high = alt.value(EDGE + LINE * place)
    words = at.transform_calculate(said=f"'{rank}  ' + format(1 - datum.share, '.0%')").mark_text(
        align="right", color=ink.text, fontSize=13, fontWeight=600
    ).encode(x=alt.value("width"), y=high, text="said:N")  # fmt: skip
    sample = at.mark_rule(color=color, size=size, strokeDash=dash).encode(
        x=alt.value({"expr": "width - 104"}), x2=alt.value({"expr": "width - 76"}), y=high
    )  # fmt: skip
    return alt.layer(curve, dot, sample, words)


def _line(place: int, ink: Inks) -> tuple[str, float, list[int]]:
    """Lightness and dashes say which priority; the first one is the strongest."""
    return ((ink.main, 3.0, [1, 0]), (ink.main, 2.0, [7, 3]), (ink.main, 1.6, [2, 2]), (ink.quiet, 1.6, [1, 0]))[
        min(place, 3)
    ]
