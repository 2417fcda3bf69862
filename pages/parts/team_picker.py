"""Which team a new case goes to: by the rules, which say where, or by hand."""

import streamlit as st

from core.actors import Actor
from core.assignment import views
from core.queue.own import views as own
from pages.parts import shell
from pages.parts.fresh import fresh
from pages.parts.names import person
from pages.parts.words import _, plain


def team_picker(name: str, me: Actor, category: str, channel: str, product_id: int | None) -> int | None:
    """The team that was chosen by hand; none where the rules decide."""
    teams = dict(fresh(own.open_teams, me))
    if not teams:
        return None
    way = fresh(views.way, me, category=category, channel=channel, brand=1, product=product_id)
    place = plain(teams.get(way.team or 0, _("everybody")))
    asks = _("; {who} is asked").format(who=plain(person(way.consult))) if way.consult else ""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", wrap=False):
        said = st.empty()
        with st.popover(_("More"), type="tertiary", icon=":material/more_horiz:", key="intake_more"):
            chosen = st.selectbox(
                _("Team"), list(teams), index=None, format_func=teams.__getitem__, key=shell.new_key(name, "team"),
                placeholder=_("by the rules: {team}").format(team=place),
            )  # fmt: skip
        said.caption(_("Goes to {team}").format(team=plain(teams[chosen]) if chosen else place) + asks)
    return chosen
