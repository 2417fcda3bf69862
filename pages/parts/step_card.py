"""The present step of a case: what to do, what is required, and where it can go."""

from typing import Any

import streamlit as st

from core.language import label_in
from core.process import rules
from core.process.document import Document, Step
from core.process.rules import Need, Offer
from core.process.words import Happening
from core.resolution import actions
from core.resolution.forms import Advance
from core.resolution.views import Case
from pages.parts import shell
from pages.parts.fields import field
from pages.parts.procedure import flow_chart, step_name
from pages.parts.tokens import key, phone
from pages.parts.words import _, label, plain, tongue


def step_card(case: Case) -> None:
    """One bordered card; its widgets belong to this visit of the step, and to no later one."""
    document, ticket = case.running.document, case.ticket
    step = document.steps[ticket.step]
    with st.container(border=True):
        _heading(case, document, step)
        values = _entered(case, document, step)
        checked = tuple(
            item.id
            for item in step.check
            if st.checkbox(label_in(item.labels, tongue()), key=f"check.{ticket.id}.{ticket.moves}.{item.id}")
        )
        _happenings(case, step, main=not _moves(case, document, step, values, checked))


def _heading(case: Case, document: Document, step: Step) -> None:
    place = list(document.steps).index(case.ticket.step) + 1
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", wrap=False):
        of = _("Step {place} of {count}").format(place=place, count=len(document.steps))
        shell.section(plain(step_name(document, case.ticket.step)), of)
        with st.popover(_("Way"), type="tertiary", icon=":material/account_tree:"):
            version = _("version {version}").format(version=case.running.version)
            shell.section(plain(label_in(document.labels, tongue())), version)
            passed = {visit.step for visit in case.visits}
            st.mermaid_chart(flow_chart(document, case.ticket.step, passed), alt=_("The way of this case so far"))
    if words := label_in(step.do, tongue()):
        st.caption(words)


def _entered(case: Case, document: Document, step: Step) -> dict[str, Any]:
    """What this visit holds so far; kept apart as well, so that a colleague's move takes nothing from who types."""
    ticket, kept = case.ticket, f"typed.{case.ticket.id}"
    before: dict[str, Any] = st.session_state.get(kept, {})
    if before and before["visit"] != ticket.moves:
        _rescued(case, document, before)
        return _drawn(case, document, step)
    values = _drawn(case, document, step)
    st.session_state[kept] = {"visit": ticket.moves, "step": ticket.step, "values": values} if values else {}
    return values


def _drawn(case: Case, document: Document, step: Step) -> dict[str, Any]:
    drawn = {
        name: field(document.fields[name], f"value.{case.ticket.id}.{case.ticket.moves}.{name}", name in step.require)
        for name in step.fields
    }
    return rules.kept(document, step, drawn)


def _rescued(case: Case, document: Document, before: dict[str, Any]) -> None:
    """Somebody was quicker: say so, and give back what was typed for the step that is over."""
    with st.container(border=True, gap="small"):
        moved = _("This case was moved meanwhile, to “{step}”. You had typed for “{before}”:").format(
            step=plain(step_name(document, case.ticket.step)), before=plain(step_name(document, before["step"]))
        )
        st.markdown(f":orange[:material/sync_problem:] {moved}")
        for name, value in before["values"].items():
            st.text(f"{label_in(document.fields[name].labels, tongue())}: {value}")
        if st.button(_("Understood"), key=f"understood.{case.ticket.id}.{case.ticket.moves}"):
            st.session_state.pop(f"typed.{case.ticket.id}")
            st.rerun()


def _moves(case: Case, document: Document, step: Step, values: dict[str, Any], checked: tuple[str, ...]) -> bool:
    """The main move first, the others beside each other; whether a person can make any here."""
    offers = rules.offers(step, values, checked)
    onward = [offer for offer in offers if not offer.move.back] or offers  # where every way leads back, one is main
    main = next((offer for offer in onward if not offer.missing), onward[0] if onward else None)
    if main:
        _button(case, document, main, values, checked, main=True)
    with st.container(horizontal=True):
        for offer in offers:
            if offer is not main:
                _button(case, document, offer, values, checked, main=False)
    if phone() and offers and all(offer.missing for offer in offers):
        st.caption(_still_missing(document, step, offers[0].missing) or "")  # nothing hovers over a phone
    return bool(offers)


def _button(
    case: Case, document: Document, offer: Offer, values: dict[str, Any], checked: tuple[str, ...], *, main: bool
) -> None:
    ticket, to = case.ticket, step_name(document, offer.move.to)
    words = label_in(offer.move.labels, tongue()) or to
    pressed = st.button(
        plain(words),
        type="primary" if main else "secondary",
        icon=":material/undo:" if offer.move.back else ":material/arrow_forward:",
        width="stretch",
        shortcut=key("P", words) if main and not offer.missing else None,
        disabled=bool(offer.missing),
        help=_still_missing(document, document.steps[ticket.step], offer.missing),
        key=f"move.{ticket.id}.{ticket.moves}.{offer.move.to}",
    )
    if pressed:
        with shell.attempt(_("Moved to “{step}”.").format(step=to)) as work:
            actions.advance(work, ticket.number or 0, Advance(offer.move.to, ticket.moves, values, checked))
            st.session_state.pop(f"typed.{ticket.id}", None)


def _still_missing(document: Document, step: Step, missing: tuple[Need, ...]) -> str | None:
    """Shown before the click, so that nobody has to be refused."""
    if not missing:
        return None
    names = {item.id: item.labels for item in step.check}
    names |= {name: document.fields[name].labels for name in step.require}
    return _("Still missing: {what}").format(what=_(", ").join(label_in(names[need.id], tongue()) for need in missing))


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
