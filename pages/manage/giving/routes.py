"""Rules in an explicit order: the first that fits says which team gets a new case, or who is asked about it."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.assignment import routes, views
from core.assignment.crew.views import lineages
from core.settings import actions
from core.settings import views as settings
from core.settings.assignment import Route, Routing
from core.settings.forms import filled
from pages.manage.giving import named, route
from pages.manage.sections import history
from pages.parts import chips, pick, shell
from pages.parts.fresh import direct
from pages.parts.words import _, n_

FEW = 20  # rules whose catch is counted in the list


def draw(me: Actor, zone: ZoneInfo) -> None:
    now, version = direct(settings.in_force, me, kind=Routing)
    listing, panel = pick.beside("rule", 1.3)
    if listing:
        with listing:
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                shell.section(_("Rules in order"), _("the first that fits counts; without one a case is everybody's"))
                st.button(_("New rule"), icon=":material/add:", key="rule_new", on_click=_open, args=("*",))
            _listed(me, now.routes, version)
            history.draw(me, Routing, zone)
    if panel:
        with panel:
            route.panel(me, now.routes, version, pick.chosen("rule") or "")


def _open(code: str) -> None:
    pick.choose("rule", code)


def _listed(me: Actor, rules: Sequence[Route], version: int | None) -> None:
    there = direct(views.there, me)
    shadows = routes.shadows(rules, there, direct(lineages, me))
    names = named.names(me)
    for place, each in enumerate(rules):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            with st.container(gap=None):
                st.markdown(f"**{place + 1}**&ensp;{names.told(each)} → {names.target(each)}")
                st.markdown(_marks(me, rules, place, shadows, there))
            _buttons(rules, place, version)
    if not rules:
        st.caption(_("No rule yet: every new case is everybody's, unless a team is chosen at intake."))


def _marks(me: Actor, rules: Sequence[Route], place: int, shadows: dict[int, int], there: routes.There) -> str:
    if not routes.leads(rules[place], there):
        return chips.chip(_("rests: say which team or person it leads to"), "gray", "pause")
    if place in shadows:
        return chips.chip(_("never counts: rule {n} catches all of its cases").format(n=shadows[place] + 1), "orange")
    if place >= FEW:
        return ""
    count = direct(views.caught, me, rules=rules, place=place)
    return f":small[:gray[{n_('{n} open case is of this kind', '{n} open cases are of this kind', count)}]]"


def _buttons(rules: Sequence[Route], place: int, version: int | None) -> None:
    """Their keys carry the version: a click on a list that has changed meanwhile does nothing."""
    of = f"{version}.{place}"
    with st.container(horizontal=True, width="content"):
        st.button(
            "",
            icon=":material/edit:",
            help=_("Change"),
            key=f"rule.open.{of}",
            type="tertiary",
            on_click=_open,
            args=(str(place),),
        )
        up = st.button(
            "", icon=":material/arrow_upward:", help=_("Up"), key=f"rule.up.{of}", type="tertiary", disabled=place == 0
        )
        out = st.button("", icon=":material/close:", help=_("Remove"), key=f"rule.out.{of}", type="tertiary")
    if up or out:
        left = [*rules[:place], *rules[place + 1 :]]
        if up:
            left.insert(place - 1, rules[place])
        with shell.attempt(_("The order is changed.") if up else _("The rule is gone."), clears="rule") as work:
            actions.change(work, filled(Routing, routes=left), version)
