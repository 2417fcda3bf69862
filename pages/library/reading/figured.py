"""The steps of a document with what happened there, one line each; a click opens the cases."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from core.figures.forms import Behind
from core.figures.views import TREND, Figures, Line
from core.figures.words import Pace, Part, Seen
from core.process.document import Document
from core.survey.rules import Estimate
from pages.library.reading import stays
from pages.library.reading.living import length
from pages.parts import figures, shell, ways
from pages.parts.address import choice
from pages.parts.overview.grid import clicked
from pages.parts.procedure import step_name
from pages.parts.tokens import phone
from pages.parts.words import _, label, tongue

MOST = 14  # lines before the table scrolls inside itself
OPENS = {"now": Part.NOW, "kept": Part.LATE, "pace": Part.LATE, "weeks": Part.LATE, "limit": Part.LATE,
         "rework": Part.REWORK, "off": Part.OFF}  # fmt: skip
TIMES = ("step", "now", "median", "limit", "kept", "pace", "weeks")  # as many as stand beside the chart
WAYS = ("step", "stays", "tail", "rework", "off")
COLORS = {Pace.OFTEN: "orange", Pace.TIGHT: "yellow", Pace.KEPT: "gray", Pace.UNCLEAR: "gray"}


def head(quiet: str, way: Seen) -> tuple[str, ...]:
    """The heading, and beside it which half of the figures is seen; the words have none."""
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        shell.section(_("Steps"), quiet)
        return () if way is Seen.WORDS else half()


def half() -> tuple[str, ...]:
    """One half of the figures, so that none is scrolled sideways: how long it takes, or which way it goes."""
    words = {"times": _("Time and limit"), "ways": _("Stays and ways back")}
    return WAYS if choice("half", list(words), "times", words.__getitem__) == "ways" else TIMES


def table(document: Document, found: Figures, here: Mapping[str, int], columns: tuple[str, ...]) -> None:
    lines = [each for each in found.lines if each.step in document.steps or each.stays]
    key = f"steps.{hash((columns, tuple(lines), tuple(here.items())))}"
    cell = clicked(
        pd.DataFrame([_row(document, found, each, here) for each in lines])[list(columns)], _columns(), key,
        _("Steps with their figures"), "content" if len(lines) <= MOST else 34 * MOST,
    )  # fmt: skip
    figure = Behind(OPENS.get(str(cell[1]), Part.STAYS), lines[cell[0]].step) if cell else None
    stays.follow(figure, key)


def share(estimate: Estimate) -> str:
    """A share without its interval where all is told by the column beside it; a dash for nothing."""
    return figures.value(estimate, figures.percent)


def chips(paces: Sequence[Pace | None]) -> list[list[str]]:
    """Nothing where all is well."""
    return [[label(each)] if each and each is not Pace.KEPT else [] for each in paces]


def pace_column(width: int = 84) -> Any:
    return st.column_config.MultiselectColumn(
        _("Reading"), options=[label(each) for each in COLORS], color=list(COLORS.values()), width=width,
        help=_("From the 95 % interval of the missed limits: often late is at least 3 of 10, tight at least 1 of 10."),
    )  # fmt: skip


def _row(document: Document, found: Figures, line: Line, here: Mapping[str, int]) -> dict[str, Any]:
    step = document.steps.get(line.step)
    return {
        "step": step_name(document, line.step),
        "now": here.get(line.step, 0),
        "stays": line.stays,
        "median": figures.value(line.median, lambda minutes: length(minutes, found.worked)),
        "limit": ways.length(step.due.default) if step and step.due else "–",
        "kept": None if line.kept.value is None else 100 * line.kept.value,
        "pace": chips([line.pace])[0],
        "rework": share(line.rework),
        "off": share(line.off),
        "tail": figures.value(line.tail, lambda minutes: length(minutes, found.worked)),
        "weeks": [each for each in line.weeks if each is not None],
    }


def _columns() -> dict[str, Any]:
    config = st.column_config
    step, limit, long = (150, 48, 60) if tongue() == "en" else (118, 60, 86)
    return {
        "step": config.TextColumn(_("Step"), width=step, pinned=phone()),
        "now": config.NumberColumn(_("Now"), width=42, help=_("Cases that stand there at this moment.")),
        "stays": config.NumberColumn(_("Stays"), width=48, help=_("Stays that ended in the period.")),
        "limit": config.TextColumn(_("Limit"), width=limit),
        "median": config.TextColumn(_("Median"), width=long),
        "tail": config.TextColumn(_("9 of 10 within"), width=100, help=_("The 90th percentile; at most 1.6 % off.")),
        "kept": config.ProgressColumn(_("Within limit"), width=80, format="%.0f%%", min_value=0, max_value=100),
        "pace": pace_column(),
        "rework": config.TextColumn(
            _("Sent back"),
            width=74,
            help=_("Of the stays, those that ended in rework; a dash where every way leads back."),
        ),
        "off": config.TextColumn(_("Off procedure"), width=96, help=_("Of the stays, those that ended off procedure.")),
        "weeks": config.LineChartColumn(
            _("Weeks"),
            width=52,
            y_min=0,
            y_max=1,
            help=_("Within limit, week by week, of the last {n}.").format(n=TREND),
        ),
    }
