"""Before a case is kept: what is open that may be the same, and what this customer had before."""

from datetime import datetime

import streamlit as st

from core.actors import Actor
from core.intake import views
from core.intake.views import About, Likely
from pages.parts import shell, times
from pages.parts.case_list import case_list
from pages.parts.fresh import fresh
from pages.parts.words import _

FEW = 4


def known_cases(me: Actor, now: datetime, likely: Likely, customer_id: int | None) -> None:
    zone = times.zone(me)
    if alike := fresh(views.similar, me, likely=likely, limit=FEW):
        with st.container(border=True, gap="small"):
            shell.section(_("Similar open cases"), _("perhaps it is one of these"))
            case_list(alike, now, zone, "")
    if customer_id:
        with st.container(border=True, gap="small"):
            shell.section(_("Earlier cases of this customer"), _("newest first"))
            earlier = fresh(views.cases_of, me, about=About.CUSTOMER, number=customer_id, limit=FEW)
            case_list(earlier, now, zone, _("None: this is the first one."))
