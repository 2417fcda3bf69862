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
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, label, n_, plain, tongue


def draw(me: Actor, found: Proposal, first: date, worse: bool) -> None:
    """What was tried and keeps less than today is not pressed upon anybody."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if may(me, Permission.ASSIGN):
            weight: Literal["primary", "secondary"] = "secondary" if worse else "primary"
            if st.button(_("Adopt this week"), type=weight, icon=":material/check:", key="rota.adopt"):
                st.dialog(_("Adopt this week?"))(confirm)(me, found, first)
        if may(me, Permission.EXPORT):
            for form in (Format.CSV, Format.ICS):
                st.download_button(
                    label(form), _made(me, found, first, form), file_name=f"rota-{first}.{form}", mime=form.media_type,
                    key=f"rota.{form}", icon=":material/download:", on_click="ignore",
                )  # fmt: skip


def confirm(me: Actor, found: Proposal, first: date) -> None:
    """What is written and what is lost by it, before anything is."""
    now = direct(views.replaced, me, ids=[each.id for each in found.asked.people], first=first)
    st.markdown(" ".join(_consequences(found, first, now)))
    over = False
    if now.by_hand:
        said = _("Written by hand: {who}.").format(who=plain(_(", ").join(now.by_hand)))
        st.markdown(f":orange[:material/edit_calendar: {said}]")
        over = st.checkbox(_("also over shifts written by hand"), key="rota.replace")
    if st.button(_("Adopt this week"), type="primary", icon=":material/check:", key="rota.adopt.do"):
        with shell.attempt() as work:
            actions.adopt(work, found, first, found.asked.rules, replace=over)
            done = _("The week is written; cases are given out by it.")
            shell.onward("manage/shifts.py", done, side="week", week=str(first))


def _consequences(found: Proposal, first: date, now: views.Replaced) -> list[str]:
    shifts = sum(len(each.tour.days) for each in found.names)
    written = _("In the week from {day}, {shifts} of {people} are written.")
    told = [written.format(day=times.long_day(first), shifts=_shifts(shifts), people=_people(len(found.names)))]
    if not now.shifts:
        return [*told, _("Nobody has shifts there yet.")]
    gone = _("They replace {shifts} of {people} that stand there now.")
    told.append(gone.format(shifts=_shifts(now.shifts), people=_people(now.people)))
    told.append(_("This cannot be taken back: who wants the old week again has to write it anew under “Shifts”."))
    return told


def _shifts(number: int) -> str:
    return f"**{n_('{n} shift', '{n} shifts', number)}**"


def _people(number: int) -> str:
    return n_("{n} person", "{n} people", number)


def _made(me: Actor, found: Proposal, first: date, form: Format) -> Callable[[], bytes]:
    language = tongue()

    def lines(desk: Reading) -> list[Line]:
        return views.proposed(desk, found, first)

    return lambda: doors.of_rota(me, lines, form, language)


