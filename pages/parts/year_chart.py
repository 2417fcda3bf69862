"""Twelve months with each day drawn as what it is in a calendar."""

from collections.abc import Sequence
from datetime import date

import altair as alt
import pandas as pd
from babel.dates import format_skeleton, get_day_names, get_month_names

from core.hours import rules
from core.hours.words import DayKind
from core.hours.year import YearDay
from pages.parts import day_names
from pages.parts.charts import Chart, quiet, square
from pages.parts.tokens import inks, phone
from pages.parts.words import _, label, tongue

WIDE, TALL = 8, 9  # places of a month: seven days and a gap; a title, the weekdays, six weeks and a gap
CELL = 21  # px


def colors() -> dict[DayKind, str]:
    ink = inks()
    return {
        DayKind.OPEN: ink.soft,
        DayKind.SHORT: ink.soft,
        DayKind.CLOSED: ink.fill,
        DayKind.HOLIDAY: ink.bad,
        DayKind.MAKE_UP: ink.main,
    }


def legend(kinds: Sequence[DayKind]) -> str:
    """In words: a short day is drawn half as high."""
    return "&ensp;".join(f"{square(color)} {label(kind)}" for kind, color in colors().items() if kind in kinds)


def told(day: YearDay) -> str:
    """Hours and label of one day."""
    return ", ".join(filter(None, (rules.written(day.hours) or _("closed"), day_names.said(day.label))))


def chart(days: Sequence[YearDay], today: date, picked: str) -> Chart:
    """A click on a day selects ``picked`` with its date."""
    ink, across = inks(), 2 if phone() else 4
    data = pd.DataFrame([_cell(each, today, across) for each in days])
    x = alt.X("x:O", axis=None, scale=alt.Scale(domain=list(range(across * WIDE - 1)), paddingInner=0.12))
    y = alt.Y("y:O", axis=None, scale=alt.Scale(domain=list(range(12 // across * TALL - 1)), paddingInner=0.12))
    kinds = colors()
    color = alt.Color("kind:N", legend=None, scale=alt.Scale(domain=list(kinds), range=list(kinds.values())))
    words = [alt.Tooltip(f"{name}:N", title=title) for name, title in
             {"when": _("Day"), "what": _("What it is"), "told": _("Hours")}.items()]  # fmt: skip
    base = alt.Chart(data).encode(x, y)
    ground = base.mark_rect(cornerRadius=3, color=ink.fill)
    full = base.transform_filter("datum.kind !== 'short'").mark_rect(cornerRadius=3).encode(color)
    half = base.transform_filter("datum.kind === 'short'").mark_rect(
        cornerRadius=3, height=alt.RelativeBandSize(0.5)
    ).encode(color)  # fmt: skip
    on_dark = "datum.kind === 'holiday' || datum.kind === 'make_up'"
    ink_of = alt.when(on_dark).then(alt.value(ink.paper)).when("datum.kind === 'closed'").then(
        alt.value(ink.quiet)
    ).otherwise(alt.value(ink.text))  # fmt: skip
    numbers = base.mark_text(fontSize=11).encode(text="number:Q", color=ink_of)
    ring = base.transform_filter("datum.today").mark_rect(filled=False, stroke=ink.text, strokeWidth=2, cornerRadius=3)
    touch = base.mark_rect(opacity=0).encode(tooltip=words).add_params(alt.selection_point(name=picked, fields=["day"]))
    drawn = alt.layer(ground, full, half, numbers, *_heads(across, x, y), ring, touch)
    return quiet(drawn.properties(height=12 // across * TALL * CELL).configure_view(strokeWidth=0))


def _cell(each: YearDay, today: date, across: int) -> dict[str, object]:
    month = each.day.month - 1
    week = (each.day.day - 1 + each.day.replace(day=1).weekday()) // 7
    return {
        "x": month % across * WIDE + each.day.weekday(),
        "y": month // across * TALL + 2 + week,
        "day": each.day.isoformat(),
        "number": each.day.day,
        "kind": each.kind.value,
        "today": each.day == today,
        "when": format_skeleton("yMMMEd", each.day, locale=tongue()),
        "what": label(each.kind),
        "told": told(each),
    }


def _heads(across: int, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The names of the months, and the first letters of the weekdays."""
    months = get_month_names("wide", "stand-alone", tongue())
    days = get_day_names("narrow", "stand-alone", tongue())
    names = [(month % across * WIDE, month // across * TALL, months[month + 1]) for month in range(12)]
    letters = [(left + day, top + 1, days[day]) for left, top, _name in names for day in range(7)]
    title = alt.Chart(pd.DataFrame(names, columns=["x", "y", "text"])).mark_text(
        align="left", fontSize=13, fontWeight="bold", color=inks().text, dx=-8
    )
    letter = alt.Chart(pd.DataFrame(letters, columns=["x", "y", "text"])).mark_text(fontSize=10, color=inks().quiet)
    return [each.encode(x, y, text="text:N") for each in (title, letter)]
