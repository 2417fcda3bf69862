"""What is known about a customer besides contact data."""

import streamlit as st

from core.customers import actions
from core.customers.forms import Profiled
from core.customers.views import Detail
from core.customers.words import ContactKind
from core.language import LANGUAGES
from pages.parts import shell
from pages.parts.terms import tier_box
from pages.parts.words import _, label


def edit(about: Detail) -> None:
    number = about.profile.id
    with st.form(f"customer.{number}", border=False):
        name = st.text_input(_("Name"), about.profile.name, max_chars=120, key=f"customer.{number}.name")
        organisation = st.text_input(
            _("Organisation"), about.profile.organisation, max_chars=120, key=f"customer.{number}.organisation"
        )
        tags = list(LANGUAGES)
        language = st.selectbox(
            _("Language"),
            tags,
            index=tags.index(about.language) if about.language in tags else None,
            format_func=LANGUAGES.__getitem__,
            placeholder=_("not known"),
            key=f"customer.{number}.language",
        )
        note = st.text_area(
            _("What a colleague should know"), about.note, height=110, max_chars=2_000, key=f"customer.{number}.note"
        )
        tier = tier_box(shell.me(), about.tier, f"customer.{number}.tier")
        if st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="customer_save"):
            with shell.attempt(_("The customer is saved.")) as work:
                actions.change(work, number, Profiled(name or "", note, language, organisation or "", tier))


def more_contacts(about: Detail) -> None:
    """Add a way to reach them, or take one out of use."""
    number = about.profile.id
    with st.popover(_("Change"), type="tertiary", icon=":material/edit:"):
        with st.form(f"reach.{number}", border=False):
            value = st.text_input(
                _("Phone, mail, chat name or address"), max_chars=300, key=shell.new_key("reach", "value")
            )
            address = st.checkbox(_("It is an address"), key=shell.new_key("reach", "address"))
            added = st.form_submit_button(_("Add"), icon=":material/add:", key="contact_add")
        if added:
            with shell.attempt(_("The contact is added."), clears="reach") as work:
                actions.reach(work, number, value or "", ContactKind.ADDRESS if address else None)
        known = {each.id: f"{label(each.kind)} {each.shown}" for each in about.profile.contacts}
        if not known:
            return
        chosen = st.selectbox(
            _("No longer valid"), list(known), index=None, format_func=known.__getitem__, key=f"retire.{number}",
            placeholder=_("Please choose"),
        )  # fmt: skip
        if st.button(_("Take out of use"), disabled=chosen is None, key="contact_retire") and chosen is not None:
            with shell.attempt(_("The contact is out of use.")) as work:
                actions.retire_contact(work, number, chosen)
