"""Charts that say how sure they are: a dot for the value, a band for what chance alone would do."""

import altair as alt
import pandas as pd

from pages.parts.tokens import inks

Chart = alt.LayerChart | alt.FacetChart


def quiet(chart: Chart) -> Chart:
    """Axis words with enough contrast to be read all day; the default grey has 3.7 to 1."""
    ink = inks()
    drawn: Chart = chart.configure_axis(
        labelColor=ink.quiet,
        titleColor=ink.quiet,
        gridColor=ink.grid,
        labelFontSize=12,
        titleFontSize=12,
        titleFontWeight="normal",
    )
    return drawn


def square(color: str) -> str:
    """A legend key inside a sentence: the words explain the picture, so no legend stands beside it."""
    return f':color[■]{{foreground="{color}"}}'


def control(data: pd.DataFrame, names: dict[str, str], picked: str) -> Chart:
    """Columns label, week, score, low, high, centre, answers; ``names`` are their titles in the explanation.

    A point outside its limits turns into an orange diamond; a click on a point selects ``picked``.
    """
    ink = inks()
    x = alt.X("label:O", title=None, sort=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, grid=False))
    y = alt.Scale(zero=False, nice=False, domain=_around(data))
    base = alt.Chart(data).encode(x)
    band = base.mark_area(opacity=0.35, color=ink.soft, interpolate="step").encode(
        alt.Y("low:Q", title=None, scale=y, axis=alt.Axis(tickCount=5)), alt.Y2("high:Q")
    )
    centre = base.mark_line(strokeDash=[4, 4], color=ink.quiet, size=1).encode(y="centre:Q")
    line = base.mark_line(color=ink.main, size=2).encode(y="score:Q")
    outside = "datum.low !== null && (datum.score < datum.low || datum.score > datum.high)"
    told = [alt.Tooltip(f"{column}:N", title=title) for column, title in names.items()]
    dots = base.mark_point(filled=True, opacity=1).encode(
        y="score:Q",
        color=alt.condition(outside, alt.value(ink.bad), alt.value(ink.main)),
        shape=alt.condition(outside, alt.value("diamond"), alt.value("circle")),
        size=alt.condition(outside, alt.value(160), alt.value(60)),
        tooltip=told,
    )
    dots = dots.add_params(alt.selection_point(name=picked, fields=["week"]))
    return alt.layer(band, centre, line, dots)


def spread(data: pd.DataFrame, names: dict[str, str], picked: str) -> Chart:
    """Columns dimension, name, score, answers, share, start, end: one bar a dimension, low scores in orange.

    A click on a part selects ``picked`` with its dimension and score.
    """
    ink = inks()
    shades = {1: ink.bad, 2: ink.bad, 3: ink.grid, 4: ink.soft, 5: ink.main}
    y = alt.Y("name:N", sort=None, title=None, axis=alt.Axis(domain=False, ticks=False, labelLimit=150, labelPadding=8))
    base = alt.Chart(data).encode(y)
    color = alt.Color("score:O", scale=alt.Scale(domain=list(shades), range=list(shades.values())), legend=None)
    x = alt.X("start:Q", title=None, axis=alt.Axis(format="%", tickCount=5, grid=False), scale=alt.Scale(domain=[0, 1]))
    told = [alt.Tooltip(f"{column}:N", title=title) for column, title in names.items()]
    bars = base.mark_bar(height=26, stroke=ink.paper, strokeWidth=1.5).encode(x, alt.X2("end:Q"), color, tooltip=told)
    bars = bars.encode(opacity=alt.condition("datum.score == 2", alt.value(0.65), alt.value(1)))
    bars = bars.add_params(alt.selection_point(name=picked, fields=["dimension", "score"]))
    on_dark = "datum.score == 5 || datum.score == 1"
    words = base.transform_filter("datum.end - datum.start > 0.06").mark_text(fontSize=12).encode(
        alt.X("middle:Q"), alt.Text("score:O"), color=alt.condition(on_dark, alt.value(ink.paper), alt.value(ink.text))
    )  # fmt: skip
    return alt.layer(bars, words)


def _around(data: pd.DataFrame) -> list[float]:
    """All points and limits with a little air, so that small changes can be seen and large ones fit."""
    shown = data[["score", "low", "high"]].astype(float)
    low, high = float(shown.min().min()), float(shown.max().max())
    return [max(0.9, low - 0.1), min(5.1, high + 0.1)]
