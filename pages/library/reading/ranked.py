"""Steps of all documents in an order, a line each; a click opens the document with the cases behind the figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from core.figures.forms import Behind
from core.figures.trainers.views import StepTold
from core.figures.words import Part
from core.language import label_in
from core.reports.words import Period
from core.survey.rules import Estimate
from pages.library import DOCUMENTS
from pages.library.reading import stays
from pages.library.reading.figured import chips, pace_column
from pages.library.reading.living import length
from pages.parts import figures, shell, ways
from pages.parts.behind import KEY
from pages.parts.overview.grid import clicked
from pages.parts.procedure import step_name
from pages.parts.words import _, tongue

PARTS = {"missed": Part.LATE, "rework": Part.REWORK, "off": Part.OFF}


def shares(title: str, meaning: str, steps: Sequence[StepTold], by: str, period: Period) -> None:
    """With its 95 % interval, by whose lower end they stand in order."""
    told = [_share(each, by) for each in steps]
    more: dict[str, list[Any]] = {
        "share": [figures.whole(each, figures.percent) for each in told],
        "n": [each.n for each in told],
    }
    columns = {
        "share": st.column_config.TextColumn(_("Share"), width=106, help=_("With its 95 % interval.")),
        "n": st.column_config.NumberColumn("n", width=46),
    }
    if by == "missed":
        more["pace"], columns["pace"] = chips([each.line.pace for each in steps]), pace_column()
    _list(_Ranking(title, meaning, steps, PARTS[by], period), more, columns)


def slowest(steps: Sequence[StepTold], period: Period) -> None:
    more: dict[str, list[Any]] = {
        "median": [_length(each, each.line.median) for each in steps],
        "tail": [_length(each, each.line.tail) for each in steps],
        "limit": [_limit(each) for each in steps],
    }
    columns = {
        "median": st.column_config.TextColumn(_("Median"), width=86 if tongue() != "en" else 66),
        "tail": st.column_config.TextColumn(_("9 of 10 within"), width=98),
        "limit": st.column_config.TextColumn(_("Limit"), width=56),
    }
    meaning = _("median, on the clock of the document")
    _list(_Ranking(_("Longest stays"), meaning, steps, Part.STAYS, period), more, columns)


def unread(steps: Sequence[StepTold], period: Period) -> None:
    more: dict[str, list[Any]] = {
        "opened": [each.opened for each in steps],
        "stays": [each.line.stays for each in steps],
        "share": [f"{100 * (each.read or 0):.0f}" for each in steps],
    }
    columns = {
        "opened": st.column_config.NumberColumn(_("Opened"), width=66),
        "stays": st.column_config.NumberColumn(_("Stays"), width=54),
        "share": st.column_config.TextColumn(_("For 100 stays"), width=98),
    }
    meaning = _("how often their instructions were opened on a case")
    if not any(each.opened for each in steps):
        shell.section(_("Read least"), meaning)
        st.caption(_("Nobody has opened the instructions of these steps on a case in this period."))
        return
    _list(_Ranking(_("Read least"), meaning, steps, Part.STAYS, period), more, columns)


@dataclass(frozen=True, slots=True)
class _Ranking:
    """A list to be drawn: its steps, what stands beside each, and which cases a click opens."""

    title: str
    meaning: str
    steps: Sequence[StepTold]
    part: Part
    period: Period


def _list(ranking: _Ranking, more: dict[str, list[Any]], columns: dict[str, Any]) -> None:
    shell.section(ranking.title, ranking.meaning)
    if not ranking.steps:
        st.caption(_("No step stands out."))
        return
    frame = pd.DataFrame({"step": [_name(each) for each in ranking.steps]} | more)
    columns = {"step": st.column_config.TextColumn(_("Step"), width=190)} | columns
    if cell := clicked(frame, columns, f"ranked.{ranking.title}.{hash(tuple(frame['step']))}", ranking.title):
        chosen = ranking.steps[cell[0]]
        figure = stays.code(Behind(ranking.part, chosen.line.step))
        told = {"process": chosen.running.document.process, "period": str(ranking.period), KEY: figure}
        st.switch_page(DOCUMENTS, query_params=told)


def _share(told: StepTold, by: str) -> Estimate:
    return {"missed": told.line.missed, "rework": told.line.rework, "off": told.line.off}[by]


def _name(told: StepTold) -> str:
    document = told.running.document
    return f"{step_name(document, told.line.step)} · {label_in(document.labels, tongue(), document.process)}"


def _length(told: StepTold, estimate: Estimate) -> str:
    return figures.value(estimate, lambda minutes: length(minutes, told.worked))


def _limit(told: StepTold) -> str:
    due = told.running.document.steps[told.line.step].due
    return ways.length(due.default) if due else "–"
