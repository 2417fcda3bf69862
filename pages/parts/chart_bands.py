"""Charts of what may come: a line within its band, whiskers round zero, people missing by the hour."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

from pages.parts.charts import Chart
from pages.parts.tokens import DARK, inks

SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+.1~f')"
MISSING = 0.5  # people, from which a number is printed


def band(data: pd.DataFrame, names: Mapping[str, str], title: str) -> Chart:
    """Columns x, value, low, high, said: a share within its band; ``names`` are titles in the explanation."""
    ink = inks()
    across = alt.Axis(tickMinStep=1, grid=False, format="d", labelOverlap=True)
    scale = alt.Scale(nice=False, zero=False)
    base = alt.Chart(data).encode(alt.X("x:Q", title=title or None, scale=scale, axis=across))
    y = alt.Y("low:Q", title=None, axis=alt.Axis(format="%", tickCount=5), scale=alt.Scale(zero=False))
    area = base.mark_area(opacity=0.45, color=ink.soft).encode(y, alt.Y2("high:Q"))
    line = base.mark_line(color=ink.main, size=2.2).encode(y="value:Q")
    return alt.layer(area, line, _explained(base, names))


def days(data: pd.DataFrame, names: Mapping[str, str]) -> Chart:
    """Columns label, value, low, high, said: the same by the day, from zero on."""
    ink = inks()
    across = alt.Axis(labelAngle=0, labelOverlap=True, grid=False)
    base = alt.Chart(data).encode(alt.X("label:O", title=None, sort=None, axis=across, scale=alt.Scale(type="point")))
    y = alt.Y("low:Q", title=None, axis=alt.Axis(tickCount=5), scale=alt.Scale(zero=True))
    area = base.mark_area(opacity=0.45, color=ink.soft).encode(y, alt.Y2("high:Q"))
    return alt.layer(area, base.mark_line(color=ink.main, size=2.2).encode(y="value:Q"), _explained(base, names))


def point(at: float, value: float, text: str) -> Chart:
    """A point that carries its own label, so that no legend is needed."""
    ink = inks()
    base = alt.Chart(pd.DataFrame({"x": [at], "value": [value], "text": [text]})).encode(x="x:Q", y="value:Q")
    words = base.mark_text(align="left", dx=9, dy=13, color=ink.text, fontWeight=600, fontSize=12).encode(text="text:N")
    return alt.layer(base.mark_point(filled=True, size=110, color=ink.bad, opacity=1), words)


def level(value: float, text: str) -> Chart:
    """A dashed line across, with its words above it at the left."""
    ink = inks()
    base = alt.Chart(pd.DataFrame({"value": [value], "text": [text]})).encode(y="value:Q")
    words = base.mark_text(align="left", dx=4, dy=-7, color=ink.quiet, fontSize=12)
    words = words.encode(x=alt.value(0), text="text:N")
    return alt.layer(base.mark_rule(strokeDash=[4, 4], color=ink.quiet), words)


def effects(data: pd.DataFrame, names: Mapping[str, str], order: Sequence[str]) -> Chart:
    """Columns name, part, value, low, high, tone, word, said: whiskers round zero, in points, by name and part.

    ``tone``: 1 better, -1 worse, 0 cannot tell, which is hollow; worse is an orange diamond too. The word stands at the
    right, of several parts beside each.
    """
    ink = inks()
    axis = alt.Axis(domain=False, ticks=False, grid=False, labelLimit=170, labelPadding=8)
    parts = list(dict.fromkeys(data["part"]))
    y = alt.Y("name:N", sort=list(order), title=None, axis=axis)
    off = alt.YOffset("part:N", sort=parts, scale=alt.Scale(paddingOuter=0.6 if len(parts) > 1 else 0.0))
    base = alt.Chart(data).encode(y, off)
    worse = "datum.tone < 0"
    color = alt.condition(worse, alt.value(ink.bad), alt.value(ink.main))
    x = alt.X("low:Q", title=None, axis=alt.Axis(tickCount=5, labelExpr=SIGNED), scale=alt.Scale(zero=True))
    lines = base.mark_rule(size=2, opacity=0.6).encode(x, alt.X2("high:Q"), color=color)
    told = [alt.Tooltip(f"{column}:N", title=title) for column, title in names.items()]
    dots = base.mark_point(opacity=1, strokeWidth=2, size=80).encode(
        alt.X("value:Q"), color=color, tooltip=told,
        fill=alt.when("datum.tone == 0").then(alt.value(ink.paper)).when(worse).then(alt.value(ink.bad)).otherwise(
            alt.value(ink.main)),
        shape=alt.condition(worse, alt.value("diamond"), alt.value("circle")),
    )  # fmt: skip
    words = base.mark_text(align="left", dx=7, fontSize=12, color=ink.quiet).encode(
        x=alt.X("high:Q") if len(parts) > 1 else alt.value("width"), text="word:N"
    )
    middle = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(strokeDash=[3, 3], color=ink.quiet).encode(x="zero:Q")
    return alt.layer(middle, lines, dots, words)


def spans(data: pd.DataFrame, names: Mapping[str, str]) -> Chart:
    """Columns label, low, middle, high, value, least, most, inside, said: what was foretold, and what came.

    A wide bar for the one; a dot with its own interval for the other, an orange diamond where it lies outside.
    """
    ink = inks()
    base = alt.Chart(data).encode(alt.X("label:O", title=None, sort=None, axis=alt.Axis(labelAngle=0, grid=False)))
    y = alt.Y("low:Q", title=None, axis=alt.Axis(format="%", tickCount=5), scale=alt.Scale(zero=False))
    bars = base.mark_bar(size=46, color=ink.soft, opacity=0.6).encode(y, alt.Y2("high:Q"))
    ticks = base.mark_tick(size=46, thickness=2, color=ink.main).encode(y="middle:Q")
    outside = "!datum.inside"
    color = alt.condition(outside, alt.value(ink.bad), alt.value(ink.text))
    lines = base.mark_rule(size=2, opacity=0.6).encode(alt.Y("least:Q"), alt.Y2("most:Q"), color=color)
    told = [alt.Tooltip(f"{column}:N", title=title) for column, title in names.items()]
    dots = base.mark_point(filled=True, opacity=1).encode(
        y="value:Q", color=color, tooltip=told,
        shape=alt.condition(outside, alt.value("diamond"), alt.value("circle")),
        size=alt.condition(outside, alt.value(160), alt.value(80)),
    )  # fmt: skip
    return alt.layer(bars, ticks, lines, dots)


def gaps(data: pd.DataFrame, rows: Sequence[str], names: Mapping[str, str], picked: str, turned: bool) -> Chart:
    """Columns place, day, clock, required, rostered, gap: orange with its number where people are missing.

    Petrol where some are to spare; ``turned``: days across and hours down, for narrow screens. A click selects
    ``picked`` with its place.
    """
    ink = inks()
    days = alt.Axis(domain=False, ticks=False, labelExpr="rows[datum.value]", labelAngle=0, grid=False)
    hours = alt.Axis(domain=False, ticks=False, labelAngle=0, grid=False)
    across, down = ("day", "clock") if turned else ("clock", "day")
    kept = {"day": days, "clock": hours}
    if turned:
        kept["day"].orient = "top"
    least, most = min(-1.0, float(data["gap"].min())), max(1.0, float(data["gap"].max()))
    color = alt.Color("gap:Q", legend=None, scale=alt.Scale(
        domain=[least, 0, most], range=[ink.bad, ink.fill, ink.soft], clamp=True, interpolate="rgb"))  # fmt: skip
    told = [alt.Tooltip("named:N", title=names["day"]), alt.Tooltip("clock:O", title=names["clock"])]
    told += [alt.Tooltip(f"{each}:Q", title=names[each], format=form)
             for each, form in {"required": ".1f", "rostered": ".1f", "gap": "+.1f"}.items()]  # fmt: skip
    base = alt.Chart(data).transform_calculate(named="rows[datum.day]").encode(
        alt.X(f"{across}:O", title=None, axis=kept[across]), alt.Y(f"{down}:O", title=None, axis=kept[down])
    )  # fmt: skip
    chosen = alt.selection_point(name=picked, fields=["place"], empty=False)
    cells = base.mark_rect(cornerRadius=3, stroke=ink.paper, strokeWidth=2).encode(color, tooltip=told)
    cells = cells.add_params(chosen)
    ring = base.transform_filter(chosen).mark_rect(filled=False, stroke=ink.text, strokeWidth=2, cornerRadius=3)
    strong = f"datum.gap < {(0.55 if ink is DARK else 0.85) * least}"  # where paper is read better than ink
    words = base.transform_filter(f"datum.gap <= -{MISSING}").mark_text(fontSize=12, tooltip=None).encode(
        text=alt.Text("gap:Q", format="+.0f"), color=alt.condition(strong, alt.value(ink.paper), alt.value(ink.text))
    )  # fmt: skip
    drawn: Chart = alt.layer(cells, words, ring).add_params(alt.param(name="rows", value=list(rows)))
    return drawn


def _explained(base: alt.Chart, names: Mapping[str, str]) -> alt.Chart:
    """What is pointed at lies over band and line: nobody hits a line of two pixels."""
    told = [alt.Tooltip(f"{column}:N", title=title) for column, title in names.items()]
    drawn: alt.Chart = base.mark_point(opacity=0, size=400).encode(y="value:Q", tooltip=told)
    return drawn
