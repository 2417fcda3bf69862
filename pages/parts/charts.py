"""Charts that say how sure they are: a dot for the value, a band for what chance alone would do."""

from collections.abc import Sequence

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
    base = alt.Chart(data).encode(_names())
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


def flow(data: pd.DataFrame, names: dict[str, str], picked: str) -> Chart:
    """Columns point, label, arrived, resolved: a bar for what came in, a line for what was resolved.

    A click anywhere above a day selects ``picked`` with its point: what is clicked lies over bars and line, because a
    click on a line would be one on its first point.
    """
    ink = inks()
    base = alt.Chart(data).encode(_moments())
    y = alt.Y("arrived:Q", title=None, axis=alt.Axis(tickCount=5, tickMinStep=1))
    bars = base.mark_bar(color=ink.soft).encode(y)
    line = base.mark_line(color=ink.main, size=2, point=alt.OverlayMarkDef(color=ink.main, size=36))
    told = [alt.Tooltip(f"{column}:N", title=title) for column, title in names.items()]
    whole = base.mark_rect(opacity=0).encode(y=alt.value(0), y2=alt.value("height"), tooltip=told)
    whole = whole.add_params(alt.selection_point(name=picked, fields=["point"]))
    return alt.layer(bars, line.encode(y="resolved:Q"), whole)


def level(data: pd.DataFrame, names: dict[str, str]) -> Chart:
    """Columns label, backlog: how much stood at the end of each day or week."""
    ink = inks()
    told = [alt.Tooltip(f"{column}:N", title=title) for column, title in names.items()]
    y = alt.Y("backlog:Q", title=None, axis=alt.Axis(tickCount=5, tickMinStep=1), scale=alt.Scale(zero=True))
    base = alt.Chart(data).encode(_moments(), y, tooltip=told)
    area = base.mark_area(opacity=0.35, color=ink.soft)
    return alt.layer(area, base.mark_line(color=ink.main, size=2, point=alt.OverlayMarkDef(color=ink.main, size=36)))


def whiskers(data: pd.DataFrame, together: float, names: dict[str, str], picked: str) -> Chart:
    """Columns group, name, share, low, high: a dot with its interval; ``together``, the share of all, as a line.

    Hollow where the interval holds that share; a diamond where it lies below it. A click selects the group.
    """
    ink = inks()
    base = alt.Chart(data).encode(_names())
    axis, scale = alt.Axis(format="%", tickCount=5, grid=True), alt.Scale(domain=[0, 1])
    lines = base.mark_rule(color=ink.main, size=2, opacity=0.6).encode(
        alt.X("low:Q", title=None, axis=axis, scale=scale), alt.X2("high:Q")
    )
    told = [alt.Tooltip(f"{column}:N", title=title) for column, title in names.items()]
    worse, better = f"datum.high < {together}", f"datum.low > {together}"
    dots = base.mark_point(opacity=1, strokeWidth=2, size=90).encode(
        alt.X("share:Q"),
        color=alt.condition(worse, alt.value(ink.bad), alt.value(ink.main)),
        fill=alt.when(worse).then(alt.value(ink.bad)).when(better).then(alt.value(ink.main)).otherwise(
            alt.value(ink.paper)
        ),
        shape=alt.condition(worse, alt.value("diamond"), alt.value("circle")),
        tooltip=told,
    )  # fmt: skip
    dots = dots.add_params(alt.selection_point(name=picked, fields=["group"]))
    middle = alt.Chart(data).mark_rule(strokeDash=[4, 4], color=ink.quiet).encode(alt.XDatum(together, title=None))
    return alt.layer(middle, lines, dots)


def heat(
    counts: Sequence[int], rows: Sequence[str], points: Sequence[str], titles: dict[str, str], picked: str
) -> Chart:
    """Darker where more came in; ``counts``: row by row. Places are counted and names kept in the browser.

    ``titles``: of row, point and cases. A click selects ``picked`` with row and point: hundreds of fields, and only
    their numbers are sent.
    """
    ink = inks()
    named = {"row": alt.param(name="rows", value=list(rows)), "point": alt.param(name="points", value=list(points))}
    across = alt.Axis(labelAngle=0, labelOverlap=True, grid=False, labelExpr="points[datum.value]")
    down = alt.Axis(domain=False, ticks=False, labelLimit=150, labelPadding=8, labelExpr="rows[datum.value]")
    color = alt.Color("cases:Q", legend=None, scale=alt.Scale(range=[ink.fill, ink.main], interpolate="rgb"))
    told = [alt.Tooltip(f"{name}_name:N", title=titles[name]) for name in named]
    places = {"row": f"floor((datum.nth - 1) / {len(points)})", "point": f"(datum.nth - 1) % {len(points)}"}
    smallest = pd.to_numeric(pd.Series(counts, name="cases", dtype="int64"), downcast="unsigned")
    cells = (
        alt.Chart(smallest.to_frame())
        .transform_window(nth="row_number()")
        .transform_calculate(**places)
        .transform_calculate(**{f"{name}_name": f"{name}s[datum.{name}]" for name in named})
        .mark_rect(stroke=ink.paper, strokeWidth=1.5)
        .encode(
            alt.X("point:O", title=None, axis=across),
            alt.Y("row:O", title=None, axis=down),
            color,
            tooltip=[*told, alt.Tooltip("cases:Q", title=titles["cases"])],
        )
    )
    cells = cells.add_params(alt.selection_point(name=picked, fields=["row", "point"]))
    return alt.layer(cells).add_params(*named.values())


def ages(data: pd.DataFrame, names: dict[str, str], picked: str) -> Chart:
    """Columns band, name, cases, old: one bar a band of age, the old ones in orange, the number at its end."""
    ink = inks()
    y = _names()
    x = alt.X("cases:Q", title=None, axis=None)
    base = alt.Chart(data).encode(y, x)
    told = [alt.Tooltip(f"{column}:N", title=title) for column, title in names.items()]
    bars = base.mark_bar(height=20).encode(
        color=alt.condition("datum.old", alt.value(ink.bad), alt.value(ink.main)), tooltip=told
    )
    bars = bars.add_params(alt.selection_point(name=picked, fields=["band"]))
    return alt.layer(bars, base.mark_text(align="left", dx=5, color=ink.text, fontSize=12).encode(text="cases:Q"))


def _names() -> alt.Y:
    axis = alt.Axis(domain=False, ticks=False, grid=False, labelLimit=150, labelPadding=8)
    return alt.Y("name:N", sort=None, title=None, axis=axis)


def _moments() -> alt.X:
    return alt.X("label:O", title=None, sort=None, axis=alt.Axis(labelAngle=0, labelOverlap=True, grid=False))


def _around(data: pd.DataFrame) -> list[float]:
    """All points and limits with a little air, so that small changes can be seen and large ones fit."""
    shown = data[["score", "low", "high"]].astype(float)
    low, high = float(shown.min().min()), float(shown.max().max())
    return [max(0.9, low - 0.1), min(5.1, high + 0.1)]
