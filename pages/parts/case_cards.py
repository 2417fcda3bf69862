"""The cards beside a conversation: by when, and who the customer is."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.customers import actions
from core.customers.words import ContactKind
from core.resolution import claims
from core.resolution.views import Case
from core.triage.words import Reason
from pages.parts import due, shell, times
from pages.parts.words import _, label, plain

ICONS = {ContactKind.PHONE: "call", ContactKind.MAIL: "mail", ContactKind.CHAT: "chat", ContactKind.ADDRESS: "home"}
SHOWN_FOR = 300  # seconds


def due_card(case: Case, zone: ZoneInfo) -> None:
    """The next deadline with its origin, and what the clock will do by itself."""
    ticket, visit = case.ticket, case.visits[-1]
    with st.container(border=True, gap="small"):
        if ticket.next_due is None:
            shell.section(_("No deadline runs"), _("the clock stands still") if ticket.stage.waiting else "")
        else:
            shell.section(_("Due {at}").format(at=times.moment(ticket.next_due, zone)))
            answer = ticket.first_response_at is None and ticket.next_due == ticket.response_due
            why = _("First answer, promised by priority {priority}") if answer else _("Time limit of this step")
            chip = due.chip(due.minutes_to(ticket.next_due, case.now))
            st.markdown(f"{chip} :small[:gray[{why.format(priority=ticket.priority)}]]")
        facts = [_("in this step since {at}").format(at=times.moment(visit.entered_at, zone))]
        if ticket.wakes_at:
            facts.append(_("moves on by itself {at}").format(at=times.moment(ticket.wakes_at, zone)))
        reasons = _(", ").join(label(Reason(code)) for code in ticket.priority_reasons)
        facts.append(_("{priority} because: {reasons}").format(priority=ticket.priority, reasons=reasons))
        st.caption(" · ".join(facts))


def customer_card(case: Case, me: Actor) -> None:
    """Contact data masked; by one click for the owner of an open case, with a reason for others."""
    if case.customer is None:
        return
    with st.container(border=True, gap="small"):
        shell.section(plain(case.customer.name))
        shown = _revealed(case)
        lines = [
            f":material/{ICONS[each.kind]}: {plain(shown.get(each.id, each.shown))}" for each in case.customer.contacts
        ]
        st.markdown("  \n".join(lines) or _("No contact data yet"))
        if lines and not shown:
            _reveal(case, own=case.ticket.owner_id == me.id and case.ticket.stage.open)


def _reveal(case: Case, *, own: bool) -> None:
    ticket = case.ticket
    with st.popover(_("Show contact data"), type="tertiary", icon=":material/visibility:"):
        st.caption(_("Your name, the time and the case are recorded. Shown for five minutes."))
        reason = "" if own else st.text_input(_("Why do you need it?"), key=f"reason.{ticket.id}", max_chars=200)
        if st.button(_("Show contact data"), key=f"reveal.{ticket.id}", type="primary"):
            with shell.attempt() as work:
                values = actions.reveal(work, claims.ticket(work, ticket.number or 0), reason)
                st.session_state[f"revealed.{ticket.id}"] = (case.now.timestamp(), values)


def _revealed(case: Case) -> dict[int, str]:
    since, values = st.session_state.get(f"revealed.{case.ticket.id}", (0.0, {}))
    return values if case.now.timestamp() - since < SHOWN_FOR else {}
