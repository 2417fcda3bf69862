"""Overview (运营概览): what came in, how long customers waited, what was promised and kept, and what is still open."""

import streamlit as st

from core.reports import views
from core.reports.backlog import views as backlog
from core.reports.forms import Behind
from core.reports.words import Slice
from pages.parts import export_menu, shell
from pages.parts.fresh import steady
from pages.parts.overview import cases, flow, groups, names, standing, tiles, toolbar
from pages.parts.words import _, label, n_

me = shell.me()


def situation(found: views.Figures) -> str:
    """Of when the figures are, and what they leave out."""
    said = [*toolbar.stretch(me, found.times), _("compared with the same days before")]
    if found.flawed:
        said.append(n_("{n} impossible in time, left out", "{n} impossible in time, left out", found.flawed))
    if found.unknown:
        said.append(n_("{n} without a known opening, left out", "{n} without a known opening, left out", found.unknown))
    return " · ".join(said)


heading = st.container()
criteria = toolbar.chosen(me)
found = steady(views.figures, me, criteria=criteria)
open_now = steady(backlog.standing, me, criteria=criteria)
labels = names.points(me, found, criteria.period)
with heading, shell.head(_("Overview"), situation(found)):
    for part, count in {Slice.FLAWED: found.flawed, Slice.UNKNOWN: found.unknown}.items():
        if count:
            cases.button(Behind(part), label(part))
    export_menu.figures(me, criteria)
tiles.draw(found)
cases.shown(me, criteria, labels, found.times.end)
left, right = st.columns([1.25, 1], gap="large")
with left:
    flow.volumes(found, labels)
with right:
    flow.backlog(found, labels)
cases.shown(me, criteria, labels, found.times.end, cases.FLOW)
shell.section(_("Side by side"), _("click a figure for its cases"))
toolbar.told_apart()
groups.table(me, found, criteria)
left, right = st.columns([1.25, 1], gap="large")
with left:
    flow.heat(me, found, criteria, labels)
with right:
    groups.kept(me, found, criteria)
cases.shown(me, criteria, labels, found.times.end, cases.GROUPS)
standing.stages(me, open_now)
cases.shown(me, criteria, labels, found.times.end, cases.OPEN)
