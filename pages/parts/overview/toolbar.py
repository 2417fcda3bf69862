"""Which cases the figures count: period and filters, each in the address as a code."""

import streamlit as st
from babel.dates import format_skeleton

from core.actors import Actor
from core.reports.forms import Criteria
from core.reports.rules import Span
from core.reports.words import By, Period
from core.settings.words import Vocabulary
from pages.parts import times
from pages.parts.address import choice, picked
from pages.parts.overview import names
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label, tongue


def chosen(me: Actor) -> Criteria:
    """By what the figures are told apart is asked for further down, by ``told_apart``."""
    teams = names.teams(me)
    with st.container(horizontal=True, vertical_alignment="center"):
        period = choice("period", [str(each) for each in Period], str(Period.MONTH), lambda code: label(Period(code)))
        team = picked("team", list(teams), teams.__getitem__, _("All teams"))
        category = _term(me, Vocabulary.CATEGORY, _("All categories"))
        channel = _term(me, Vocabulary.CHANNEL, _("All channels"))
    by = st.session_state.get("by") or st.query_params.get("by")
    return Criteria(
        Period(period), int(team) if team else None, category, channel, By(by) if by in set(By) else By.TEAM
    )


def told_apart() -> By:
    return By(choice("by", [str(each) for each in By], str(By.TEAM), lambda code: label(By(code))))


def stretch(me: Actor, span: Span) -> list[str]:
    """Of which days the figures are, and of when."""
    zone = times.zone(me)
    first, end = (format_skeleton("MMMd", at.astimezone(zone), locale=tongue()) for at in (span.first, span.end))
    return [f"{first} – {end}", _("as of {moment}").format(moment=times.moment(span.end, zone))]


def _term(me: Actor, vocabulary: Vocabulary, everything: str) -> str | None:
    codes = term_codes(me, vocabulary)
    return picked(str(vocabulary), codes, lambda code: term_label(me, vocabulary, code), everything)
