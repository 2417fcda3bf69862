"""The queue as a table: a click anywhere in a row opens the case."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from core.exports.rules import defused
from core.process.words import Stage
from core.queue.views import PAGE
from pages.parts import chips, due
from pages.parts.rows import TICKET, lines, minutes
from pages.parts.words import _, label

UNREAD = "● "


def page_number(total: int) -> int:
    """The page that is turned to; the last one when there are fewer."""
    return min(st.session_state.get("page") or 1, max(1, -(-total // PAGE)))


def pages(total: int) -> None:
    if total > PAGE:
        st.pagination(-(-total // PAGE), key="page")


def draw(
    found: pd.DataFrame, names: dict[tuple[int, str], str], now: datetime, news: Mapping[int, int] | None = None
) -> None:
    """Columns of ``queue.views.page``; the key holds the numbers, so that a selection never outlives its rows."""
    chosen = st.dataframe(
        _drawn(found, names, now, news or {}),
        column_config=_columns(found, now),
        hide_index=True,
        height="content",
        row_height=34,
        on_select="rerun",
        selection_mode="single-cell",
        key=f"cases.{hash(tuple(found['number']))}",
        alt=_("Cases, most urgent first"),
    )
    if cells := chosen["selection"]["cells"]:
        st.switch_page(TICKET, query_params={"n": str(found["number"].iloc[cells[0][0]])})


def _drawn(
    found: pd.DataFrame, names: dict[tuple[int, str], str], now: datetime, news: Mapping[int, int]
) -> pd.DataFrame:
    """The rows in words; lists become chips, a dot stands where something is new, and no cell is a formula."""
    cases = lines(found)
    return pd.DataFrame(
        {
            "due": [[due.words(minutes(case, now))] for case in cases],
            "priority": [[str(case.priority)] for case in cases],
            "number": found["number"],
            "subject": [
                f"{UNREAD if case.number in news else ''}{subject}"
                for case, subject in zip(cases, defused(found["subject"]), strict=True)
            ],
            "customer": defused(found["customer"].fillna("–")),
            "stage": [[label(Stage(case.stage))] for case in cases],
            "step": [names.get((case.process_version_id, case.step), case.step) for case in cases],
            "owner": found["owner"].fillna("–"),
        }
    )


def _columns(found: pd.DataFrame, now: datetime) -> dict[str, Any]:
    """Words and colours of the columns."""
    config = st.column_config
    spans = [minutes(case, now) for case in lines(found)]
    times = {due.words(span): due.color(span) for span in spans}
    stages = {label(stage): color for stage, color in chips.STAGE.items()}
    levels = {str(level): color for level, color in chips.PRIORITY.items()}
    return {
        "due": config.MultiselectColumn(_("Due"), options=list(times), color=list(times.values()), width=122),
        "priority": config.MultiselectColumn(_("Pr."), options=list(levels), color=list(levels.values()), width=48),
        "number": config.NumberColumn("#", format="%d", width=56, alignment="left"),
        "subject": config.TextColumn(_("Subject"), width=230),
        "customer": config.TextColumn(_("Customer"), width=100),
        "stage": config.MultiselectColumn(_("Stage"), options=list(stages), color=list(stages.values()), width=128),
        "step": config.TextColumn(_("Step"), width=115),
        "owner": config.TextColumn(_("Owner"), width=95),
    }
