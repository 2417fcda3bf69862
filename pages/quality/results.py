"""Survey results (调查结果): what customers said, how sure we are, and every case behind a figure."""

from datetime import timedelta

import streamlit as st
from babel.dates import format_skeleton

from core.people import views as people
from core.settings.words import Vocabulary
from core.survey.forms import Criteria
from core.survey.results import views
from core.survey.words import Period, Slice
from pages.parts import behind, shell, survey_tiles, times
from pages.parts.address import choice, picked
from pages.parts.fresh import fresh, steady
from pages.parts.rows import lines
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label, n_, tongue

me = shell.me()
teams = {str(team.id): team.name for team in fresh(people.teams, me)}


def toolbar() -> Criteria:
    """Every filter stands in the address as a code."""
    with st.container(horizontal=True, vertical_alignment="center"):
        period = choice("period", [str(each) for each in Period], str(Period.QUARTER), period_label)
        team = picked("team", list(teams), teams.__getitem__, _("All teams"))
        category = picked("category", term_codes(me, Vocabulary.CATEGORY), category_label, _("All categories"))
        channel = picked("channel", term_codes(me, Vocabulary.CHANNEL), channel_label, _("All channels"))
    return Criteria(Period(period), int(team) if team else None, category, channel)


def period_label(code: str) -> str:
    return label(Period(code))


def category_label(code: str) -> str:
    return term_label(me, Vocabulary.CATEGORY, code)


def channel_label(code: str) -> str:
    return term_label(me, Vocabulary.CHANNEL, code)


def situation(found: views.Results) -> str:
    said = [
        _("{answered} of {sent} asked have answered").format(answered=f"{found.answered:,}", sent=f"{found.sent:,}"),
        n_("{n} may still answer", "{n} may still answer", found.open),
    ]
    if found.flawed:
        said.append(n_("{n} impossible in time, left out", "{n} impossible in time, left out", found.flawed))
    said.append(_("as of {moment}").format(moment=times.moment(found.at, times.zone(me))))
    return " · ".join(said)


def figure_buttons(found: views.Results) -> None:
    """Figures that have no tile: low scores, wishes to be called, what was left out."""
    with st.container(horizontal=True):
        for code in (Slice.LOW, Slice.CALL, Slice.PROMOTERS, Slice.PASSIVES, Slice.FLAWED):
            if code is not Slice.FLAWED or found.flawed:
                st.button(label(code), key=f"open.{code}", type="tertiary", icon=":material/list:",
                          on_click=behind.opened, args=(str(code),))  # fmt: skip


def comments(found: views.Results, criteria: Criteria) -> None:
    shell.section(_("Comments"), _("lowest first · {n}").format(n=f"{found.comments:,}"))
    if not found.comments:
        st.caption(_("Nobody has written anything in this period yet."))
        return
    pages = -(-found.comments // views.PAGE)
    page = min(st.session_state.get("comments.page") or 1, pages)
    with st.container(border=True, gap="small"):
        for case in lines(steady(views.comments, me, criteria=criteria, page=page)):
            behind.row(me, case)
    if pages > 1:
        st.pagination(pages, key="comments.page")


heading = st.container()
criteria = toolbar()
found = steady(views.results, me, criteria=criteria)
monday = found.since.astimezone(times.zone(me)).date()
weeks = [
    format_skeleton("MMMd", monday + timedelta(weeks=each), locale=tongue()) for each in range(criteria.period.weeks)
]
with heading, shell.head(_("Survey results"), situation(found)):
    pass
if not found.sent and not found.flawed:
    st.caption(_("Nobody was asked in this period, with these filters. Customers are asked when their case closes."))
else:
    survey_tiles.tiles(me, found)
    figure_buttons(found)
    behind.shown(me, criteria, [each.code for each in found.dimensions], weeks)
    left, right = st.columns([1.25, 1], gap="large")
    with left:
        survey_tiles.trend(found, weeks)
    with right:
        survey_tiles.spread(me, found)
    comments(found, criteria)
