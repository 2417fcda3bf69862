"""A proposed week becomes the shifts of the desk, or leaves as a file."""

from collections.abc import Callable
from datetime import date
from typing import Literal

import streamlit as st

from core.actors import Actor
from core.exports import doors
from core.exports.words import Format
from core.permissions import Permission, may
from core.staffing.tours import actions, views
from core.staffing.tours.forms import Proposal
from core.staffing.tours.views import Line
from core.work import Reading
from pages.parts import shell
from pages.parts.words import _, label, tongue


def draw(me: Actor, found: Proposal, first: date, worse: bool) -> None:
    """What was tried and keeps less than today is not pressed upon anybody."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if may(me, Permission.ASSIGN):
            over = st.checkbox(_("also over shifts written by hand"), key="rota.replace")
            weight: Literal["primary", "secondary"] = "secondary" if worse else "primary"
            if st.button(_("Adopt this week"), type=weight, icon=":material/check:", key="rota.adopt"):
                with shell.attempt() as work:
                    actions.adopt(work, found, first, found.asked.rules, replace=over)
                    done = _("The week is written; cases are given out by it.")
                    shell.onward("manage/shifts.py", done, side="week", week=str(first))
        if may(me, Permission.EXPORT):
            for form in (Format.CSV, Format.ICS):
                st.download_button(
                    label(form), _made(me, found, first, form), file_name=f"rota-{first}.{form}", mime=form.media_type,
                    key=f"rota.{form}", icon=":material/download:", on_click="ignore",
                )  # fmt: skip


def _made(me: Actor, found: Proposal, first: date, form: Format) -> Callable[[], bytes]:
    language = tongue()

    def lines(desk: Reading) -> list[Line]:
        return views.proposed(desk, found, first)

    return lambda: doors.of_rota(me, lines, form, language)


