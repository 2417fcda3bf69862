"""One organisation (单位): its people and their cases."""

import streamlit as st

from core.clock import utc_now
from core.intake import views as intake
from core.intake.views import About
from core.merging import actions as merging
from core.merging.words import Merged
from core.organisations import actions, views
from pages.desk.profile import twins
from pages.parts import lists, shell, times
from pages.parts.case_list import case_list
from pages.parts.fresh import direct
from pages.parts.terms import tier_box
from pages.parts.words import _, n_, plain

me, now = shell.me(), utc_now()
about = direct(views.detail, me, number=lists.asked())
cases, zone = direct(intake.cases_of, me, about=About.ORGANISATION, number=about.id), times.zone(me)


def change() -> None:
    with st.form(f"organisation.{about.id}", border=False):
        name = st.text_input(_("Name"), about.name, max_chars=120, key=f"organisation.{about.id}.name")
        note = st.text_area(
            _("What a colleague should know"), about.note, max_chars=2_000, key=f"organisation.{about.id}.note"
        )
        tier = tier_box(me, about.tier, f"organisation.{about.id}.tier")
        sent = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="organisation_save")
    if sent:
        with shell.attempt(_("The organisation is saved.")) as work:
            actions.change(work, about.id, name or "", note, tier)
    retiring()


def retiring() -> None:
    said, verb = (_("Retire"), actions.retire) if about.active else (_("Bring back"), actions.restore)
    if st.button(said, key="organisation_retire"):
        with shell.attempt(_("The organisation is saved.")) as work:
            verb(work, about.id)


def another() -> None:
    text = st.text_input(_("Organisation"), live="300ms", placeholder=_("How its name begins"), key="twin_text")
    twins.chosen(direct(views.find, me, text=text or ""), about.id, merging.organisations)


people = n_("{n} customer", "{n} customers", len(about.customers))
live = n_("{n} open case", "{n} open cases", sum(each.stage.open for each in cases))
with shell.head(plain(about.name), " · ".join((people, live, *([] if about.active else [_("retired")])))):
    with st.popover(_("Change"), icon=":material/edit:"):
        change()
    with st.popover(_("Merge"), icon=":material/merge:", type="tertiary"):
        another()

story, side = st.columns([1.75, 1], gap="large")
with story:
    shell.section(_("Cases"), _("newest first"))
    with st.container(border=True):
        case_list(cases, now, zone, _("No case that you can see."))
with side:
    with st.container(border=True, gap=None):
        shell.section(_("Customers"), people)
        for number, name in about.customers:
            st.page_link("desk/customer.py", label=plain(name), query_params={"id": str(number)})
    if about.note:
        with st.container(border=True, gap="small"):
            shell.section(_("What a colleague should know"))
            st.text(about.note)
    twins.suggested(direct(views.twins, me, number=about.id), about.id, merging.organisations)
    twins.standing(me, Merged.ORGANISATION, about.id, zone)
