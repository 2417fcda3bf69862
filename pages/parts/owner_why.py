"""Why this person has the case, where the desk chose them; why nobody has it, where it found nobody."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.actors import Actor
from core.assignment import views
from core.assignment.views import Decision
from core.assignment.words import Chosen, Passed
from core.queue.events import NextTaken
from core.resolution.views import Case
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.names import counted, person
from pages.parts.words import _, label, n_, plain


def owner_why(case: Case, me: Actor) -> None:
    """A popover beside the chips, only where there is something to say."""
    decision = direct(views.decision, me, ticket=case.ticket) if case.ticket.stage.open else None
    if decision is None:
        return
    title = _("Why {who}?").format(who=plain(case.owner)) if case.owner else _("Why nobody?")
    with st.popover(title, type="tertiary", icon=":material/person_search:", key="owner_why"):
        _told(decision)


def _told(decision: Decision) -> None:
    if not decision.kind:
        shell.section(_("The desk found nobody"), _("it looks again by itself"))
        st.markdown(plain(counted(decision.detail)))
    elif decision.kind == NextTaken.kind:
        st.markdown(next_words(decision.detail["passed"]))
    else:
        _placed(decision.detail)


def next_words(passed: int) -> str:
    """Why “Take the next” gave this case."""
    if not passed:
        return _("It was the most urgent case that waited.")
    return n_(
        "It was the most urgent case for which you have the skills; {n} more urgent one asks for others.",
        "It was the most urgent case for which you have the skills; {n} more urgent ones ask for others.",
        passed,
    )


def _placed(detail: Mapping[str, Any]) -> None:
    shell.section(plain(person(detail["owner"])), label(Chosen(detail["why"])))
    hours = _("had about {h} h of work for {day} h of the day").format(
        h=f"{detail['minutes'] / 60:.1f}", day=f"{detail['capacity'] / 60:.1f}"
    )
    st.caption(hours)
    for number, code in detail["passed"]:
        st.markdown(f"{plain(person(number))}&ensp;:small[:gray[{label(Passed(code))}]]")
    more = sum(detail["counts"].values()) - len(detail["passed"])
    if more > 0:
        st.caption(_("All of them: {counts}").format(counts=counted(detail["counts"])))
