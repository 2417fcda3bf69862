"""Cases of something, one under the other: where they stand, and a link to each."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from core.intake.views import CaseLine
from pages.parts import chips, due, times
from pages.parts.rows import TICKET
from pages.parts.words import plain


def case_list(lines: Sequence[CaseLine], now: datetime, zone: ZoneInfo, empty: str) -> None:
    if not lines:
        st.caption(empty)
        return
    with st.container(gap="small"):
        for line in lines:
            _line(line, now, zone)


def _line(line: CaseLine, now: datetime, zone: ZoneInfo) -> None:
    with st.container(gap=None):
        st.page_link(TICKET, label=f"**{plain(line.subject)}**", query_params={"n": str(line.number)}, width="stretch")
        marks = [chips.priority(line.priority), chips.stage(line.stage)]
        if line.stage.open:
            marks.append(due.chip(due.minutes_to(line.due, now)))
        opened = times.moment(line.opened_at, zone)
        quiet = " · ".join(filter(None, (f"#{line.number}", opened, plain(line.owner))))
        st.markdown(f"&ensp;{' '.join(marks)} &ensp;:small[:gray[{quiet}]]")
