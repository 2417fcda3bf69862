"""The queue as a table: a click anywhere in a row opens the case, or marks it where cases are chosen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from core.attention.views import Other
from core.exports.rules import defused
from core.process.words import Stage
from core.queue.views import PAGE
from core.queue.words import USUAL, Column
from core.settings.words import Vocabulary
from pages.parts import chips, due, shell, times
from pages.parts.rows import TICKET, company, lines, minutes
from pages.parts.terms import term_label
from pages.parts.words import _, label

UNREAD = "● "
HERE = "here"
ONE = "single-cell"  # a click opens the case


@dataclass(frozen=True, slots=True)
class Around:
    """What is told of cases beside their own columns: names of steps, what is new, and who is there."""

    names: Mapping[tuple[int, str], str]
    now: datetime
    news: Mapping[int, int] = field(default_factory=dict[int, int])
    company: Mapping[int, Sequence[Other]] = field(default_factory=dict[int, Sequence[Other]])


def page_number(total: int) -> int:
    """The page that is turned to; the last one when there are fewer."""
    return min(st.session_state.get("page") or 1, max(1, -(-total // PAGE)))


def pages(total: int) -> None:
    if total > PAGE:
        st.pagination(-(-total // PAGE), key="page")


def draw(found: pd.DataFrame, around: Around, columns: Sequence[Column] = USUAL) -> None:
    """Columns of ``queue.views.page``; the key holds the numbers, so that a selection never outlives its rows."""
    chosen = _table(found, around, columns, ONE)
    if cells := chosen["selection"]["cells"]:
        st.switch_page(TICKET, query_params={"n": str(found["number"].iloc[cells[0][0]])})


def choose(found: pd.DataFrame, around: Around, columns: Sequence[Column] = USUAL) -> tuple[int, ...]:
    """The same with a box before each row; the numbers of those that are ticked."""
    chosen = _table(found, around, columns, "multi-row")
    return tuple(int(found["number"].iloc[each]) for each in chosen["selection"]["rows"])


def _table(found: pd.DataFrame, around: Around, columns: Sequence[Column], mode: Any) -> Any:
    cells = _cells(found, around)
    shown = [*columns[:4], HERE, *columns[4:]] if around.company else list(columns)
    return st.dataframe(
        pd.DataFrame({str(each): cells[each]() for each in shown}),
        column_config=_columns(found, around, 230 if mode == ONE else 198),
        hide_index=True,
        height="content",
        row_height=34,
        on_select="rerun",
        selection_mode=mode,
        key=f"cases.{mode}.{hash(tuple(found['number']))}",
        alt=_("Cases, most urgent first"),
    )


def _cells(found: pd.DataFrame, around: Around) -> dict[str, Callable[[], Any]]:
    """The rows in words; lists become chips, a dot stands where something is new, and no cell is a formula."""
    cases, me = lines(found), shell.me()
    return {
        Column.DUE: lambda: [[due.words(minutes(case, around.now))] for case in cases],
        Column.PRIORITY: lambda: [[str(case.priority)] for case in cases],
        Column.NUMBER: lambda: found["number"],
        Column.SUBJECT: lambda: [
            f"{UNREAD if case.number in around.news else ''}{subject}"
            for case, subject in zip(cases, defused(found["subject"]), strict=True)
        ],
        Column.CUSTOMER: lambda: defused(found["customer"].fillna("–")),
        Column.STAGE: lambda: [[label(Stage(case.stage))] for case in cases],
        Column.STEP: lambda: [around.names.get((case.process_version_id, case.step), case.step) for case in cases],
        Column.OWNER: lambda: found["owner"].fillna("–"),
        Column.TEAM: lambda: defused(found["team"].fillna("–")),
        Column.CATEGORY: lambda: [term_label(me, Vocabulary.CATEGORY, case.category) for case in cases],
        Column.CHANNEL: lambda: [term_label(me, Vocabulary.CHANNEL, case.channel) for case in cases],
        Column.ORGANISATION: lambda: defused(found["organisation"].fillna("–")),
        Column.PRODUCT: lambda: defused(found["product"].fillna("–")),
        Column.TAGS: lambda: [
            [term_label(me, Vocabulary.TAG, code) for code in (case.tags or "").split(",") if code] for case in cases
        ],
        Column.OPENED: lambda: [times.moment(case.opened, times.zone(me)) for case in cases],
        HERE: lambda: [company(around.company.get(case.number, ())) for case in cases],
    }


def _columns(found: pd.DataFrame, around: Around, subject: int) -> dict[str, Any]:
    """Words and colours of the columns; the subject leaves room for boxes."""
    config = st.column_config
    spans = [minutes(case, around.now) for case in lines(found)]
    colored = {
        Column.DUE: ({due.words(span): due.color(span) for span in spans}, _("Due"), 122),
        Column.PRIORITY: ({str(level): color for level, color in chips.PRIORITY.items()}, _("Pr."), 48),
        Column.STAGE: ({label(stage): color for stage, color in chips.STAGE.items()}, _("Stage"), 128),
    }
    plain = {Column.SUBJECT: subject, Column.CUSTOMER: 100, Column.STEP: 115, Column.OWNER: 95}
    others = [each for each in Column if each not in {*colored, *plain, Column.NUMBER}]
    return {
        **{str(each): config.MultiselectColumn(words, options=list(told), color=list(told.values()), width=width)
           for each, (told, words, width) in colored.items()},
        **{str(each): config.TextColumn(_(each.source), width=width) for each, width in plain.items()},
        **{str(each): config.TextColumn(_(each.source), width=110) for each in others if each is not Column.TAGS},
        Column.TAGS: config.ListColumn(_(Column.TAGS.source), width=130),
        Column.NUMBER: config.NumberColumn("#", format="%d", width=56, alignment="left"),
        HERE: config.TextColumn(_("Here now"), width=130),
    }  # fmt: skip
