"""Days from a calendar file, looked at before they are added; and the days of a calendar as such a file."""

from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from core.clock import utc_now
from core.hours import ics
from core.hours.ics import Read
from core.hours.views import Kept
from core.hours.words import Doubt
from pages.manage.hours import preview
from pages.parts import shell
from pages.parts.words import _, label, n_

MOST_SHOWN = 12  # lines, before the list of doubts scrolls


def draw(one: Kept, today: date, name: str) -> None:
    shell.section(_("From a calendar file"), _("whole days become days off; a yearly feast is taken for five years"))
    file = st.file_uploader(
        _("Calendar file (.ics), at most {n} MB").format(n=ics.LARGEST), type=["ics"], max_upload_size=ics.LARGEST,
        key=shell.new_key("preview", "file"),
    )  # fmt: skip
    with_times = st.toggle(_("Entries with times become hours of their own"), key="file.times")
    if file:
        with shell.refusing():
            found = _read(file.getvalue(), one.zone, today, with_times)
            _found(one, found, today, f"{file.file_id}.{with_times}")
    if one.exceptions:
        days = [(each.day, each.label, each.hours) for each in one.exceptions]
        st.download_button(
            _("Save the days of this calendar as a file"), icon=":material/download:", key="file.save",
            data=ics.written(name, ZoneInfo(one.zone), days, utc_now()), file_name=f"{one.code}.ics",
            mime="text/calendar", on_click="ignore",
        )  # fmt: skip


@st.cache_data(max_entries=8, ttl=600, show_spinner=False)
def _read(data: bytes, zone: str, today: date, with_times: bool) -> Read:
    return ics.read(data, ZoneInfo(zone), today, with_times)


def _found(one: Kept, file: Read, today: date, request: str) -> None:
    if file.doubts:
        _doubts(file)
    if file.days:
        preview.draw(one, file.days, (today, date.max), request)
    else:
        st.caption(_("Nothing in this file can be added as a day."))


def _doubts(file: Read) -> None:
    with st.container(border=True, gap="small"):
        shell.section(
            n_("{n} remark", "{n} remarks", len(file.doubts)),
            n_("about {n} entry of this file", "about {n} entries of this file", file.entries),
        )
        frame = pd.DataFrame([(name, label(Doubt(doubt))) for name, doubt in file.doubts], columns=["entry", "remark"])
        st.dataframe(
            frame, hide_index=True, height="content" if len(frame) <= MOST_SHOWN else 460,
            column_config={
                "entry": st.column_config.TextColumn(_("Entry"), width=240),
                "remark": st.column_config.TextColumn(_("Remark"), width=420),
            },
        )  # fmt: skip
