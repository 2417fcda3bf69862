"""Overview (运营概览): what came in, how long customers waited, what was promised and kept, and what is still open."""

import streamlit as st
from babel.dates import format_skeleton

from core.reports import views
from core.reports.backlog import views as backlog
from core.reports.forms import Behind, Criteria
from core.reports.words import By, Period, Slice
from core.settings.words import Vocabulary
from pages.parts import export_menu, shell, times
from pages.parts.address import choice, picked
from pages.parts.fresh import steady
from pages.parts.overview import cases, flow, groups, names, standing, tiles
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label, n_, tongue

me = shell.me()
teams = names.teams(me)


def toolbar() -> Criteria:
    """Every filter stands in the address as a code."""
    with st.container(horizontal=True, vertical_alignment="center"):
        period = choice("period", [str(each) for each in Period], str(Period.MONTH), lambda code: label(Period(code)))
        team = picked("team", list(teams), teams.__getitem__, _("All teams"))
        category = picked("category", term_codes(me, Vocabulary.CATEGORY), category_label, _("All categories"))
        channel = picked("channel", term_codes(me, Vocabulary.CHANNEL), channel_label, _("All channels"))
    by = st.session_state.get("by") or st.query_params.get("by")
    return Criteria(
        Period(period), int(team) if team else None, category, channel, By(by) if by in set(By) else By.TEAM
    )


def category_label(code: str) -> str:
    return term_label(me, Vocabulary.CATEGORY, code)


def channel_label(code: str) -> str:
    return term_label(me, Vocabulary.CHANNEL, code)


def situation(found: views.Figures) -> str:
    """Of when the figures are, and what they leave out."""
    zone = times.zone(me)
    first, end = (
        format_skeleton("MMMd", at.astimezone(zone), locale=tongue()) for at in (found.times.first, found.times.end)
    )
    said = [f"{first} – {end}", _("as of {moment}").format(moment=times.moment(found.times.end, zone))]
    said.append(_("compared with the same days before"))
    if found.flawed:
        said.append(n_("{n} impossible in time, left out", "{n} impossible in time, left out", found.flawed))
    if found.unknown:
        said.append(n_("{n} without a known opening, left out", "{n} without a known opening, left out", found.unknown))
    return " · ".join(said)


heading = st.container()
criteria = toolbar()
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
by = choice("by", [str(each) for each in By], str(By.TEAM), lambda code: label(By(code)))
groups.table(me, found, criteria)
left, right = st.columns([1.25, 1], gap="large")
with left:
    flow.heat(me, found, criteria, labels)
with right:
    groups.kept(me, found, criteria)
cases.shown(me, criteria, labels, found.times.end, cases.GROUPS)
left, right = st.columns(2, gap="large")
with left:
    standing.ages(me, open_now)
    standing.stages(me, open_now)
with right:
    standing.work(me, open_now)
cases.shown(me, criteria, labels, found.times.end, cases.OPEN)
