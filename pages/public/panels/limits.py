"""How soon customers hear from us, and until when a case is solved, as the settings promise it."""

import streamlit as st

from core.deadlines.choosing import for_everybody
from core.deadlines.words import DeadlineKind
from core.intake.asking import CUSTOMER
from core.language import N_
from core.settings import views
from core.settings.promises import Promise, Promises
from core.triage.words import Priority
from pages.parts import due, shell
from pages.parts.fresh import direct
from pages.parts.words import _

MEANS = {
    Priority.P1: N_("somebody may be hurt, or it is serious and cannot wait"),
    Priority.P2: N_("serious, or many people have it; every complaint"),
    Priority.P3: N_("most questions and troubles"),
    Priority.P4: N_("small things, and ideas"),
}


def limits() -> None:
    promised = direct(views.read, CUSTOMER, kind=Promises)
    shell.section(_("How soon you hear from us"), _("from your first word, within our hours"))
    st.markdown("  \n".join(_limit(promised, each) for each in Priority))
    if complaint := for_everybody(promised, DeadlineKind.COMPLAINT):
        st.markdown(f"**{span(complaint)}**&ensp;{_('until a complaint is answered')}")
    st.caption(
        _("What ends outside our hours, we keep as soon as we open. You see your own times on your progress page.")
    )


def _limit(promised: Promises, level: Priority) -> str:
    always = f"&ensp;:gray[{_('day and night')}]" if level in promised.day_and_night else ""
    solved = _("solved within {span}").format(span=due.worked(promised.resolution[level]))
    return f"**{due.worked(promised.response[level])}**&ensp;{_(MEANS[level])}&ensp;:gray[· {solved}]{always}"


def span(promise: Promise) -> str:
    """By the clock, where nights count too."""
    minutes = promise.minutes or 0
    return f"{due.span(minutes)} {_('day and night')}" if promise.day_and_night else due.worked(minutes)
