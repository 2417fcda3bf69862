"""Staffing what-if (人力推演): what would happen with other people, hours and promises, on the desk's own history."""

import streamlit as st
from pydantic import TypeAdapter

from core.actors import Actor
from core.jobs.words import JobKind
from core.language import N_
from core.staffing import views
from core.staffing.study import today as desk
from core.staffing.study.results import Study
from core.staffing.words import StudyKind
from pages.manage.whatif import about, answers, asking, coming, fed, kept, model, paper, planning
from pages.parts import shell, times
from pages.parts.address import absolute, choice
from pages.parts.fresh import direct, steady
from pages.parts.words import _

STUDY = TypeAdapter(Study)
SIDES = {
    "answers": N_("Findings"),
    "inputs": N_("What it is fed with"),
    "forecast": N_("Forecast"),
    "rota": N_("Rota"),
    "model": N_("Model card"),
}

me = shell.me()
# Uncached: a job keeps it without an event, and no other run would follow the one that ends the waiting.
said = direct(views.study, me, kind=StudyKind.WHAT_IF)
study = STUDY.validate_python(said.result) if said else None
meaning = answers.situation(study, said, times.zone(me)) if study and said else _("nothing was worked out yet")
with shell.head(_("Staffing what-if"), meaning):
    if study:
        chosen = {answers.CHOICE: code} if (code := st.query_params.get(answers.CHOICE)) else {}
        on_paper = absolute("staffing_paper", **paper.WHITE, **chosen)
        st.link_button(_("On paper"), on_paper, type="tertiary", icon=":material/print:")
    st.page_link(asking.SCENARIO, label=_("New scenario"), icon=":material/add:", query_params={"n": "new"})


def _answers(me: Actor) -> None:
    kept.draw(me)
    asking.bar(steady(desk.today, me))
    waits = asking.waiting(me, JobKind.STAFFING)
    if study and said:
        if said.stale and not waits:
            st.markdown(f":orange[:material/update: {_('Something has changed since this was worked out.')}]")
        answers.draw(me, study, said, about.currency(me))
    elif not waits:
        st.caption(_("Press “Work it out”: in some seconds the desk plays its next weeks, and says what limits it."))


side = choice("side", list(SIDES), "answers", lambda code: _(SIDES[code]))
draw = {"answers": _answers, "inputs": fed.draw, "forecast": coming.draw, "rota": planning.draw}.get(side)
if draw:
    draw(me)
else:
    model.draw(me, study, said)
