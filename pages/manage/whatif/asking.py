"""What if …: the questions that are asked most, turned by hand; the answer stands beside today a moment later."""

from typing import Any

import streamlit as st

from core.actors import Actor
from core.jobs import views as jobs
from core.jobs.views import JobLine
from core.jobs.words import JobKind
from core.staffing import actions, reading
from core.staffing.study.today import Today
from pages.parts import progress, shell
from pages.parts.fresh import direct
from pages.parts.words import _

SCENARIO = "manage/scenario.py"


def bar(now: Today) -> dict[str, Any]:
    """Four things to turn, and what they mean as a scenario."""
    with st.container(border=True, gap="small"):
        shell.section(_("What if …"), _("turn what you want to know, then work it out"))
        with st.container(horizontal=True, gap="medium"):
            told = _turned(now)
        with st.container(horizontal=True, vertical_alignment="center"):
            asked = st.button(_("Work it out"), type="primary", icon=":material/play_arrow:", key="whatif.ask")
            whole = st.button(_("More to turn"), icon=":material/tune:", type="tertiary", key="whatif.more", help=_(
                "People, shifts, skills, opening hours, limits, channels: as a scenario that can be kept."
            ))  # fmt: skip
    if asked:
        ask(told)
    if whole:
        st.session_state["scenario.begun"] = told
        st.switch_page(SCENARIO)
    return told


def _turned(now: Today) -> dict[str, Any]:
    arrivals = st.slider(_("Cases coming in"), -80, 400, 0, 10, format="%+d %%", key="whatif.arrivals", width=220)
    handling = st.slider(_("Minutes of work per case"), -80, 100, 0, 5, format="%+d %%", key="whatif.work", width=220)
    people = st.slider(_("People"), -min(5, len(now.people)), 10, 0, format="%+d", key="whatif.people", width=220)
    names = {each.code: each.name for each in now.people}
    like = st.selectbox(
        _("Who is added, or leaves first"), list(names), format_func=names.__getitem__, key="whatif.like", width=220
    )
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
    progress.ending(job)
    return False
