"""The present step of a pretended case, as an agent would see it; each button is a move, an event, or time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import streamlit as st

from core.drafting import trial
from core.drafting.trial import Trial
from core.language import label_in
from core.process import rules
from core.process.document import Document, Step
from core.process.rules import Offer
from pages.library.reading.steps import role_name
from pages.library.trying.start import TRYOUT
from pages.parts import due, move_told, shell, ways
from pages.parts.fields import field
from pages.parts.procedure import step_name
from pages.parts.words import _, label, plain, tongue, written

Walk = Callable[[Trial], None]


def card(document: Document, at: Trial, walk: Walk) -> None:
    """``walk`` takes the case as it is after the next thing that happens."""
    step = document.steps[at.here.step]
    with st.container(border=True):
        _heading(document, at, step)
        values = rules.kept(document, step, {name: _entry(document, at, step, name) for name in step.fields})
        checked = [item.id for item in step.check if _ticked(at, item.id, label_in(item.labels, tongue(), item.id))]
        for offer in rules.offers(step, values, checked):
            if _pressed(document, at, offer):
                walk(trial.made(document, at, offer.move, values))
        _happenings(document, at, step, walk)
        _ends(document, at, step, walk)


def _heading(document: Document, at: Trial, step: Step) -> None:
    place = list(document.steps).index(at.here.step) + 1
    of = _("Step {place} of {count}").format(place=place, count=len(document.steps))
    shell.section(plain(step_name(document, at.here.step)), of)
    said = [label(step.stage), plain(role_name(document, step)), _limit(at)]
    st.markdown(f":small[:gray[{' · '.join(each for each in said if each)}]]")
    if words := label_in(step.do, tongue()):
        st.markdown(written(words))
    if step.not_by:
        others = _(", ").join(plain(step_name(document, name)) for name in step.not_by)
        st.caption(_("**Four eyes**: not by the person who did {steps}").format(steps=others))


def _limit(at: Trial) -> str:
    left = at.left
    if left is None:
        return ""
    return (_("{span} left") if left >= timedelta() else _("late by {span}")).format(span=due.length(abs(left)))


def _key(at: Trial, part: str) -> str:
    """What is entered belongs to this visit, and to no later one."""
    return f"try.{len(at.stays)}.{at.here.step}.{part}"


def _entry(document: Document, at: Trial, step: Step, name: str) -> Any:
    return field(document.fields[name], _key(at, name), name in step.require)


def _ticked(at: Trial, item: str, words: str) -> bool:
    return st.checkbox(plain(words), key=_key(at, f"check.{item}"))


def _pressed(document: Document, at: Trial, offer: Offer) -> bool:
    """The way there, shut while something is missing."""
    words = label_in(offer.move.labels, tongue()) or step_name(document, offer.move.to)
    return st.button(
        plain(words), icon=":material/undo:" if offer.move.back else ":material/arrow_forward:", width="stretch",
        disabled=bool(offer.missing), help=move_told.missing(document, document.steps[at.here.step], offer),
        key=_key(at, f"to.{offer.move.to}"), type="secondary" if offer.move.back else "primary",
    )  # fmt: skip


def _happenings(document: Document, at: Trial, step: Step, walk: Walk) -> None:
    awaited = [move for move in step.next if move.event]
    if awaited:
        st.caption(_("Let happen:"))
    with st.container(horizontal=True):
        for move in awaited:
            if move.event and st.button(label(move.event), icon=":material/bolt:", key=_key(at, f"event.{move.event}")):
                walk(trial.happened(document, at, move))


def _handed(process: str) -> None:
    """The walk ends here; it can be begun anew where a real case would go on."""
    name = plain(ways.process_name(process))
    words = _("This walk ends here. A case goes on with “{process}”, in its first step.").format(process=name)
    st.markdown(f":material/move_item: {words}")
    link = _("Try “{process}”").format(process=name)
    st.page_link(TRYOUT, label=link, icon=":material/directions_walk:", query_params={"process": process})


def _ends(document: Document, at: Trial, step: Step, walk: Walk) -> None:
    if step.hand_over:
        _handed(step.hand_over)
    elif step.end:
        st.markdown(f":material/flag: {_('Here a case ends.')}")
    if step.reopen and at.now - at.here.entered <= step.reopen.within:
        words = _("Reopen it, at “{step}”").format(step=step_name(document, step.reopen.to))
        if st.button(plain(words), icon=":material/replay:", key=_key(at, "reopen")):
            walk(trial.reopened(document, at, step.reopen.to))
