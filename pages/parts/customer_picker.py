"""Who asks: found by name, number or last four digits while typing, or new."""

import streamlit as st

from core.actors import Actor
from core.customers import views
from core.customers.forms import NewCustomer
from core.customers.rules import kind_of, masked, told_apart
from core.customers.views import Profile
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _

NEW = 0


def customer_picker(name: str, me: Actor) -> tuple[int | None, NewCustomer | None]:
    """The id of a known customer, or the form of a new one; neither while nobody is named."""
    text, chosen = _looked_up(name, me)
    return (chosen or None), (_new(name, text) if text and not chosen else None)


def caller_picker(name: str, me: Actor) -> tuple[int | None, NewCustomer | None]:
    """The same in one line: a new caller is known by what was typed, a number is shown in part instead of a name."""
    text, chosen = _looked_up(name, me)
    if chosen or not text:
        return chosen or None, None
    named, contacts = told_apart(text)
    return None, NewCustomer(named or masked(kind_of(contacts[0]), contacts[0]), contacts)


def _looked_up(name: str, me: Actor) -> tuple[str, int]:
    """What was typed, and the customer chosen among those it finds."""
    typed = st.text_input(
        _("Customer"),
        live="300ms",
        icon=":material/person_search:",
        placeholder=_("Name, phone, mail, or the last four digits"),
        max_chars=120,
        key=shell.new_key(name, "customer"),
    )
    text = (typed or "").strip()
    if not text:
        return "", NEW
    found = {each.id: each for each in direct(views.find, me, text=text)}
    options = [*found, NEW]
    chosen = st.radio(
        _("Which customer?"),
        options,
        format_func=lambda number: _line(found[number]) if number in found else _("New customer"),
        label_visibility="collapsed",
        key=f"{shell.new_key(name, 'which')}.{hash(tuple(options))}",
    )
    return text, chosen or NEW


def _new(name: str, text: str) -> NewCustomer:
    """What was typed is taken for a name, and for contacts where some of it looks like one."""
    told, contacts = told_apart(text)
    numbers = "; ".join(contacts)
    with st.container(horizontal=True):
        named = st.text_input(_("Name"), value=told, max_chars=120, key=f"{shell.new_key(name, 'name')}.{text}")
        contact = st.text_input(
            _("Phones and mails"),
            value=numbers,
            placeholder=_("several with ; between them"),
            max_chars=300,
            key=f"{shell.new_key(name, 'contact')}.{numbers}",
        )
    with st.container(horizontal=True):
        organisation = st.text_input(
            _("Organisation"), placeholder="–", max_chars=120, key=shell.new_key(name, "organisation")
        )
        address = st.text_input(_("Address"), placeholder="–", max_chars=300, key=shell.new_key(name, "address"))
    return NewCustomer(
        named or "", _parts(contact), addresses=(address,) if address else (), organisation=organisation or ""
    )


def _parts(text: str | None) -> tuple[str, ...]:
    return tuple(each.strip() for each in (text or "").replace("\uff1b", ";").split(";") if each.strip())


def _line(profile: Profile) -> str:
    contacts = "  ".join(each.shown for each in profile.contacts)
    return f"{profile.name}  {contacts}".strip()
