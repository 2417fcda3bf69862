"""Deadlines (时限达成): what is due next, which promises were kept, where they were missed, and what lies waiting."""

import streamlit as st

from core.reports.attainment import views
from core.reports.backlog import views as backlog
from pages.parts import export_menu, shell
from pages.parts.fresh import steady
from pages.parts.overview import ahead, attainment, cases, standing, toolbar
from pages.parts.words import _

me = shell.me()
heading = st.container()
criteria = toolbar.chosen(me)
found = steady(views.attained, me, criteria=criteria)
open_now = steady(backlog.standing, me, criteria=criteria)
now = found.times.end
with heading, shell.head(_("Deadlines"), " · ".join([*toolbar.stretch(me, found.times), ahead.said(found)])):
    export_menu.attainment(me, criteria)

ahead.table(found)
cases.shown(me, criteria, (), now)
attainment.table(found)
cases.shown(me, criteria, (), now, cases.FLOW)
shell.section(_("Side by side"), _("kept in time · click a figure for what was missed"))
toolbar.told_apart()
attainment.matrix(me, found, criteria)
attainment.dots(me, found, criteria)
cases.shown(me, criteria, (), now, cases.GROUPS)
left, right = st.columns(2, gap="large")
with left:
    standing.ages(me, open_now)
with right:
    standing.work(me, open_now)
cases.shown(me, criteria, (), now, cases.OPEN)
