"""What if …: the questions that are asked most, turned by hand; the answer stands beside today a moment later."""

from typing import Any

import streamlit as st

from core.actors import Actor
from core.jobs import views as jobs
from core.jobs.views import JobLine
from core.jobs.words import JobKind
from core.staffing import actions, reading
from core.staffing.inputs.words import Missing
from core.staffing.study.today import Today
from pages.parts import progress, shell
from pages.parts.fresh import direct
from pages.parts.words import _, label, tongue

SCENARIO, SHIFTS = "manage/scenario.py", "manage/shifts.py"
BEGUN = "scenario.begun"  # what was turned here, for the page of a new scenario


def bar(now: Today) -> None:
    """Four things to turn; a scenario is begun with them, and with nothing where they were left alone."""
    st.session_state.pop(BEGUN, None)
    with st.container(border=True, gap="small"):
        shell.section(_("What if …"), _("turn what you want to know, or nothing at all, then work it out"))
        rostered(now)
        told = _turned(now)
        with st.container(horizontal=True, vertical_alignment="center"):
            asked = st.button(_("Work it out"), type="primary", icon=":material/play_arrow:", key="whatif.ask")
            whole = st.button(_("More to turn"), icon=":material/tune:", type="tertiary", key="whatif.more", help=_(
                "People, shifts, skills, opening hours, limits, channels: as a scenario that can be kept."
            ))  # fmt: skip
    if asked:
        ask(told)
    if whole:
        st.session_state[BEGUN] = told
        st.switch_page(SCENARIO)


def rostered(now: Today) -> None:
    """Where nobody is at work there is nothing to play: what to do first."""
    if any(any(each.week) for each in now.people):
        return
    missing = Missing.NOBODY_ROSTERED if now.people else Missing.NOBODY_WORKS
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":orange[:material/info:] {label(missing)}", width="content")
        st.page_link(SHIFTS, label=_("Shifts"), icon=":material/calendar_month:")


def _turned(now: Today) -> dict[str, Any]:
    """Beside each other, on a phone one below the other."""
    first, second, third, fourth = st.columns(4, gap="medium")
    arrivals = first.slider(_("Cases coming in"), -80, 400, 0, 10, format="%+d %%", key="whatif.arrivals")
    handling = second.slider(_("Minutes of work per case"), -80, 100, 0, 5, format="%+d %%", key="whatif.work")
    people = third.slider(_("People"), -min(5, len(now.people)), 10, 0, format="%+d", key="whatif.people")
    names = now.names
    like = fourth.selectbox(
        _("Who leaves first") if people < 0 else _("One more like"), list(names), format_func=names.__getitem__,
        key="whatif.like", disabled=not people,
    )  # fmt: skip
    told: dict[str, Any] = {"arrivals": 1 + arrivals / 100, "handling": 1 + handling / 100}
    if like and people > 0:
        told["new"] = [{"code": like, "count": people}]
    if like and people < 0:
        codes = [like, *(code for code in names if code != like)]
        told["workers"] = [{"code": code, "count": 0} for code in codes[:-people]]
    return told


def ask(told: dict[str, Any] | None = None) -> None:
    with shell.attempt(_("It is being worked out.")) as work:
        actions.work_out(work, reading.levers(told or {}))


def waiting(me: Actor, kind: JobKind) -> bool:
    """How far one's own is, as long as it is under way; what to do where it did not reach its end."""
    job: JobLine | None = direct(jobs.mine, me, kind=kind)
    if job is None:
        return False
    if not job.state.over:
        progress.follow(job.id)
        return True
    if refused := (job.result or {}).get("refused"):
        st.error(refused[tongue()])
    progress.ending(job)
    return False
