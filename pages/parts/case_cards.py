"""The card beside a conversation that says who the customer is."""

import streamlit as st

from core.actors import Actor
from core.customers import actions
from core.resolution import claims
from core.resolution.views import Case
from core.work import Work
from pages.parts.contacts import contacts
from pages.parts.words import plain


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
