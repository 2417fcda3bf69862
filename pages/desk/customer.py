"""One customer (客户档案): how to reach them, what they bought, every case of theirs."""

import streamlit as st

from core.clock import utc_now
from core.customers import actions, views
from core.customers.views import Profile
from core.intake import views as intake
from core.intake.views import About
from core.merging import actions as merging
from core.merging.words import Merged
from core.work import Work
from pages.desk.profile import edit, purchases, twins
from pages.parts import lists, shell, times
from pages.parts.case_list import case_list
from pages.parts.contacts import contacts
from pages.parts.fresh import direct
from pages.parts.words import _, n_, plain

me, now = shell.me(), utc_now()
about = direct(views.detail, me, customer_id=lists.asked())
person, zone = about.profile, times.zone(me)
cases = direct(intake.cases_of, me, about=About.CUSTOMER, number=person.id)
live = sum(each.stage.open for each in cases)


def reveal(work: Work, reason: str) -> dict[int, str]:
    return actions.reveal_all(work, person.id, reason)


def line(each: Profile) -> tuple[int, str]:
    return each.id, "  ".join((each.name, *(contact.shown for contact in each.contacts)))


def another() -> None:
    text = st.text_input(_("Customer"), live="300ms", placeholder=_("Name or number"), key="twin_text")
    found = direct(views.find, me, text=text or "")
    twins.chosen([line(each) for each in found], person.id, merging.customers)


situation = (
    _("Customer {number}").format(number=person.id),
    plain(person.organisation) or _("no organisation"),
    n_("{n} open case", "{n} open cases", live),
    _("known since {day}").format(day=f"{about.created_at.astimezone(zone):%Y-%m-%d}"),
)
with shell.head(plain(person.name), " · ".join(situation)):
    with st.popover(_("Change"), icon=":material/edit:"):
        edit.edit(about)
    with st.popover(_("Merge"), icon=":material/merge:", type="tertiary"):
        another()

story, side = st.columns([1.75, 1], gap="large")
with story:
    shell.section(_("Cases"), _("newest first"))
    with st.container(border=True):
        case_list(cases, now, zone, _("No case that you can see."))
    purchases.purchases(me, about)
with side:
    with st.container(border=True, gap="small"):
        shell.section(_("Contact data"), _("looking is recorded"))
        contacts(person, f"customer.{person.id}", now, reveal, own=about.own_case is not None)
        edit.more_contacts(about)
    if about.note:
        with st.container(border=True, gap="small"):
            shell.section(_("What a colleague should know"))
            st.text(about.note)
    if about.organisation_id:
        where = {"id": str(about.organisation_id)}
        name = plain(person.organisation)
        st.page_link("desk/organisation.py", label=name, icon=":material/apartment:", query_params=where)
    twins.suggested(
        [line(each) for each in direct(views.twins, me, customer_id=person.id)], person.id, merging.customers
    )
    twins.standing(me, Merged.CUSTOMER, person.id, zone)
