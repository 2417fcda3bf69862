"""Organisations (单位): the companies and schools that customers belong to."""

import pandas as pd
import streamlit as st

from core.organisations import actions, views
from core.organisations.views import Line
from pages.parts import lists, shell
from pages.parts.fresh import fresh
from pages.parts.tokens import phone
from pages.parts.words import _, n_

me = shell.me()
PAGE = "desk/organisation.py"


def state(line: Line) -> str:
    return "" if line.active else _("retired")


everything = fresh(views.found, me)
with (
    shell.head(_("Organisations"), n_("{n} organisation", "{n} organisations", everything)),
    st.popover(_("New organisation"), icon=":material/add:", type="primary"),
):
    with st.form("new_organisation", border=False):
        name = st.text_input(_("Name"), max_chars=120, key=shell.new_key("organisations", "name"))
        sent = st.form_submit_button(_("Add"), type="primary", icon=":material/check:", key="organisation_add")
    if sent:
        with shell.attempt(clears="organisations") as work:
            number = str(actions.add(work, name or "").id)
            shell.onward(PAGE, _("The organisation is here."), id=number)

text = lists.search(_("How its name begins"))
total = fresh(views.found, me, text=text) if text else everything
found: tuple[Line, ...] = fresh(views.listing, me, text=text, page=lists.turned(total, views.PAGE))
people = [n_("{n} customer", "{n} customers", each.customers) for each in found]
if not found:
    st.caption(_("None is found. An organisation comes with its first customer, by import, or by the button above."))
elif phone():
    lists.cards(PAGE, [(each.id, each.name, quiet) for each, quiet in zip(found, people, strict=True)])
else:
    frame = pd.DataFrame(
        {
            "name": [each.name for each in found],
            "customers": [each.customers for each in found],
            "state": [state(each) for each in found],
        }
    )
    columns = {
        "name": st.column_config.TextColumn(_("Name"), width=420),
        "customers": st.column_config.NumberColumn(_("Customers"), width=110, alignment="left"),
        "state": st.column_config.TextColumn(_("State"), width=120),
    }
    lists.opening(PAGE, [each.id for each in found], frame, columns, _("Organisations by name"))
lists.pages(total, views.PAGE)
