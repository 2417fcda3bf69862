"""The present step of a case: what to do, what is required, and where it can go."""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.language import label_in
from core.process import rules
from core.process.document import Document, Step
from core.process.rules import Offer
from core.process.words import Happening
from core.resolution import actions
from core.resolution.forms import Advance
from core.resolution.views import Case
from pages.parts import course, instructions, move_told, shell, step_told
from pages.parts.fields import field
from pages.parts.procedure import step_name
from pages.parts.tokens import key
from pages.parts.words import _, label, plain, tongue


@dataclass(frozen=True, slots=True)
class Entered:
    """What the visit holds so far; ``facts``: what the case knows besides; ``barred``: why the reader cannot go on."""

    values: dict[str, Any]
    checked: tuple[str, ...]
    facts: dict[str, Any]
    barred: str | None


def step_card(case: Case, me: Actor, zone: ZoneInfo) -> None:
    """One bordered card; its widgets belong to this visit of the step, and to no later one."""
    document, ticket = case.running.document, case.ticket
    step, facts = rules.here(document, document.steps[ticket.step], {each.name: each.value for each in case.facts})
    with st.container(border=True, gap="small"):
        _heading(case, document, step, zone)
        barred = step_told.barred(case, step, me) if step.next else None
        if barred:
            st.markdown(f":orange[:material/lock:] {barred}")
        progress = st.container()
        values = _entered(case, document, step)
        checked = tuple(item.id for item in step.check if _ticked(case, item.id, label_in(item.labels, tongue())))
        with progress:
            _progress(step, values, checked)
        made = _moves(case, document, step, Entered(values, checked, facts, barred))
        _happenings(case, step, main=not made)
        step_told.awaited(case, step, zone)


def _heading(case: Case, document: Document, step: Step, zone: ZoneInfo) -> None:
    place = list(document.steps).index(case.ticket.step) + 1
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False):
        of = _("Step {place} of {count}").format(place=place, count=len(document.steps))
        shell.section(plain(step_name(document, case.ticket.step)), of)
        course.button(case, zone)
    step_told.standing(case, step, zone)
    step_told.known(case, zone)
    instructions.told(case.ticket, label_in(step.do, tongue()))


def _progress(step: Step, values: dict[str, Any], checked: tuple[str, ...]) -> None:
    """How much of what is asked for is there."""
    whole = len(step.require) + len(step.check)
    if whole:
        done = sum(name in values for name in step.require) + len(checked)
        shell.section(_("To complete here"), _("{done} of {whole}").format(done=done, whole=whole))


def _ticked(case: Case, item: str, words: str) -> bool:
    return st.checkbox(words, key=f"check.{case.ticket.id}.{case.ticket.moves}.{item}")


def _entered(case: Case, document: Document, step: Step) -> dict[str, Any]:
    """What this visit holds so far; kept apart as well, so that a colleague's move takes nothing from who types."""
    ticket, kept = case.ticket, f"typed.{case.ticket.id}"
    before: dict[str, Any] = st.session_state.get(kept, {})
    known = rules.known(document, step.fields, {each.name: each.value for each in case.facts})
    if before and before["visit"] != ticket.moves:
        _rescued(case, document, before)
        return _drawn(case, document, step, known)
    values = _drawn(case, document, step, known)
    typed = {name: value for name, value in values.items() if known.get(name) != value}
    st.session_state[kept] = {"visit": ticket.moves, "step": ticket.step, "values": typed} if typed else {}
    return values


def _drawn(case: Case, document: Document, step: Step, known: dict[str, Any]) -> dict[str, Any]:
    """What the case knows already is filled in, and stands to be confirmed."""
    visit = f"value.{case.ticket.id}.{case.ticket.moves}"
    drawn = {
        name: field(document.fields[name], f"{visit}.{name}", name in step.require, known.get(name))
        for name in step.fields
    }
    if known:
        st.caption(_("Filled in as it is known of this case. Look again: by going on you confirm it."))
    return rules.kept(document, step, drawn)


def _rescued(case: Case, document: Document, before: dict[str, Any]) -> None:
    """Somebody was quicker: say so, and give back what was typed for the step that is over."""
    with st.container(border=True, gap="small"):
        moved = _("This case was moved meanwhile, to “{step}”. You had typed for “{before}”:").format(
            step=plain(step_name(document, case.ticket.step)), before=plain(step_name(document, before["step"]))
        )
        st.markdown(f":orange[:material/sync_problem:] {moved}")
        for name, value in before["values"].items():
            words = label_in(document.fields[name].labels, tongue()) if name in document.fields else name
            st.text(f"{words}: {value}")
        if st.button(_("Understood"), key=f"understood.{case.ticket.id}.{case.ticket.moves}"):
            st.session_state.pop(f"typed.{case.ticket.id}")
            st.rerun()


def _moves(case: Case, document: Document, step: Step, entered: Entered) -> bool:
    """The main move first, the others beside each other; whether a person can make any here."""
    offers = rules.offers(step, entered.values, entered.checked, entered.facts)
    onward = [offer for offer in offers if not offer.move.back] or offers  # where every way leads back, one is main
    main = next((offer for offer in onward if not offer.missing), onward[0] if onward else None)
    if main:
        _button(case, step, main, entered, main=True)
    with st.container(horizontal=True):
        for offer in offers:
            if offer is not main:
                _button(case, step, offer, entered, main=False)
    move_told.below(case, step, offers)
    return bool(offers)


def _button(case: Case, step: Step, offer: Offer, entered: Entered, *, main: bool) -> None:
    ticket, document = case.ticket, case.running.document
    to = step_name(document, offer.move.to)
    words = label_in(offer.move.labels, tongue()) or to
    stopped = entered.barred or move_told.missing(document, step, offer) or move_told.nobody_goes_on(case, offer.move)
    pressed = st.button(
        plain(words),
        type="primary" if main else "secondary",
        icon=":material/undo:" if offer.move.back else ":material/arrow_forward:",
        width="stretch",
        shortcut=key("P", words) if main and not stopped else None,
        disabled=bool(stopped),
        help=stopped or move_told.condition(case, offer.move),
        key=f"move.{ticket.id}.{ticket.moves}.{offer.move.to}",
    )
    if pressed:
        with shell.attempt(_("Moved to “{step}”.").format(step=move_told.target(case, offer.move))) as work:
            form = Advance(offer.move.to, ticket.moves, entered.values, entered.checked)
            actions.advance(work, ticket.number or 0, form)
            st.session_state.pop(f"typed.{ticket.id}", None)


def _happenings(case: Case, step: Step, *, main: bool) -> None:
    """What the customer or a partner may do here; written replies come through the box below the conversation.

    ``main``: nothing else leads on, so that the first one is what the step waits for.
    """
    awaited = [move.event for move in step.next if move.event and move.event is not Happening.CUSTOMER_REPLIED]
    for happening in awaited:
        pressed = st.button(
            label(happening),
            key=f"event.{case.ticket.id}.{case.ticket.moves}.{happening}",
            width="stretch",
            type="primary" if main and happening is awaited[0] else "secondary",
        )
        if pressed:
            with shell.attempt(label(happening)) as work:
                actions.happened(work, case.ticket.number or 0, happening, case.ticket.moves)
