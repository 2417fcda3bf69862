"""Customers (客户): everybody whom the desk serves, found by name, number or the last four digits."""

import pandas as pd
import streamlit as st

from core.customers import actions, views
from core.customers.forms import NewCustomer
from core.customers.views import Profile
from pages.parts import lists, shell
from pages.parts.fresh import fresh
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain

me = shell.me()
PAGE = "desk/customer.py"


def new() -> None:
    with st.form("new_customer", border=False):
        name = st.text_input(_("Name"), max_chars=120, key=shell.new_key("new_customer", "name"))
        contacts = st.text_area(
            _("Phones and mails"), height=88, placeholder=_("one a line"), key=shell.new_key("new_customer", "contacts")
        )
        addresses = st.text_area(
            _("Addresses"), height=68, placeholder=_("one a line"), key=shell.new_key("new_customer", "addresses")
        )
        organisation = st.text_input(
            _("Organisation"), max_chars=120, key=shell.new_key("new_customer", "organisation")
        )
        sent = st.form_submit_button(_("Add"), type="primary", icon=":material/check:", key="customer_add")
    if sent:
        form = NewCustomer(
            name or "", tuple(contacts.splitlines()), None, tuple(addresses.splitlines()), organisation or ""
        )
        with shell.attempt(clears="new_customer") as work:
            number = str(actions.add(work, form).id)
            shell.onward(PAGE, _("The customer is added."), id=number)


def reached(profile: Profile) -> str:
    return "  ".join(each.shown for each in profile.contacts)


def table(found: tuple[Profile, ...]) -> None:
    frame = pd.DataFrame(
        {
            "name": [each.name for each in found],
            "contacts": [reached(each) for each in found],
            "organisation": [each.organisation or "–" for each in found],
            "cases": [str(each.cases or "") for each in found],
        }
    )
    config = st.column_config
    columns = {
        "name": config.TextColumn(_("Name"), width=220),
        "contacts": config.TextColumn(_("Contact data, in part"), width=340),
        "organisation": config.TextColumn(_("Organisation"), width=220),
        "cases": config.TextColumn(_("Open cases"), width=90),
    }
    lists.opening(PAGE, [each.id for each in found], frame, columns, _("Customers by name"))


everybody = fresh(views.found, me)
more = everybody >= views.MOST_FOUND
situation = _("{n}+ customers").format(n=f"{everybody:,}") if more else n_("{n} customer", "{n} customers", everybody)
with (
    shell.head(_("Customers"), situation if phone() else f"{situation} · {_('click a row to open it')}"),
    st.popover(_("New customer"), icon=":material/person_add:", type="primary"),
):
    new()

text = lists.search(_("Name, phone, mail, or the last four digits"))
total = fresh(views.found, me, text=text) if text else everybody
found: tuple[Profile, ...] = fresh(views.listing, me, text=text, page=lists.turned(total, views.PAGE))
if not found:
    st.caption(_("Nobody is found. Customers come with their first case, by import, or by the button above."))
elif phone():
    quiet = [" · ".join(filter(None, (plain(reached(each)), plain(each.organisation)))) for each in found]
    lists.cards(PAGE, [(each.id, each.name, line) for each, line in zip(found, quiet, strict=True)])
else:
    table(found)
lists.pages(total, views.PAGE)
