"""The cards beside a conversation: by when, and who the customer is."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.customers import actions
from core.resolution import claims
from core.resolution.views import Case
from core.triage.views import danger_word
from core.triage.words import Reason
from core.work import Work
from pages.parts import due, shell, times
from pages.parts.contacts import contacts
from pages.parts.fresh import direct
from pages.parts.grading import because
from pages.parts.words import _, plain


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
        word = direct(danger_word, shell.me(), ticket=ticket) if Reason.DANGER in ticket.priority_reasons else ""
        reasons = because([Reason(code) for code in ticket.priority_reasons], word)
        facts.append(_("{priority} because: {reasons}").format(priority=ticket.priority, reasons=reasons))
        st.caption(" · ".join(facts))


def customer_card(case: Case, me: Actor) -> None:
    """Contact data masked; by one click for the owner of an open case, with a reason for others."""
    ticket = case.ticket
    if case.customer is None:
        return
    with st.container(border=True, gap="small"):
        number = str(case.customer.id)
        st.page_link("desk/customer.py", label=f"**{plain(case.customer.name)}**", query_params={"id": number})

        def reveal(work: Work, reason: str) -> dict[int, str]:
            return actions.reveal(work, claims.ticket(work, ticket.number or 0), reason)

        contacts(case.customer, str(ticket.id), case.now, reveal, own=ticket.owner_id == me.id and ticket.stage.open)
