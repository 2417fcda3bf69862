"""Who asks: found by name, number or last four digits while typing, or new."""

import streamlit as st

from core.actors import Actor
from core.customers import views
from core.customers.forms import NewCustomer
from core.customers.views import Profile
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _

NEW = 0


def customer_picker(name: str, me: Actor) -> tuple[int | None, NewCustomer | None]:
    """The id of a known customer, or the form of a new one; neither while nobody is named."""
    text = st.text_input(
        _("Customer"),
        live="300ms",
        icon=":material/person_search:",
        placeholder=_("Name, phone, mail, or the last four digits"),
        max_chars=120,
        key=shell.new_key(name, "customer"),
    )
    if not text or not text.strip():
        return None, None
    found = {each.id: each for each in direct(views.find, me, text=text)}
    options = [*found, NEW]
    chosen = st.radio(
        _("Which customer?"),
        options,
        format_func=lambda number: _line(found[number]) if number in found else _("New customer"),
        label_visibility="collapsed",
        key=f"{shell.new_key(name, 'which')}.{hash(tuple(options))}",
    )
    if chosen != NEW:
        return chosen, None
    with st.container(horizontal=True):
        named = st.text_input(_("Name"), value=text, max_chars=120, key=f"{shell.new_key(name, 'name')}.{text}")
        contact = st.text_input(
            _("Phone or mail"), placeholder="–", max_chars=300, key=shell.new_key(name, "contact")
        )
    return None, NewCustomer(named or "", tuple(each for each in (contact or "").split(";") if each.strip()))


def _line(profile: Profile) -> str:
    contacts = "  ".join(each.shown for each in profile.contacts)
    return f"{profile.name}  {contacts}".strip()
