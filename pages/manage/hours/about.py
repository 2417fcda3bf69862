"""What a calendar is called and who works by it; and a new one, alike to another."""

from collections.abc import Sequence

import streamlit as st

from core.actors import Actor
from core.hours import actions
from core.hours.changing import DESK
from core.hours.views import Kept
from core.people import views as people
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _, n_, plain

PAGE = "manage/calendars.py"


def name_of(one: Kept) -> str:
    return one.name or _("The desk")


def new(calendars: Sequence[Kept], shown: Kept) -> None:
    names = {each.code: name_of(each) for each in calendars}
    with st.popover(_("New calendar"), icon=":material/add:", key="about.new"), st.form("new", border=False):
        name = st.text_input(_("Name of the calendar"), max_chars=60, key=shell.new_key("new", "name"), required=True)
        like = st.selectbox(
            _("Begins as a copy of"), list(names), list(names).index(shown.code), format_func=names.__getitem__,
            key=f"new.like.{shown.code}",
        )  # fmt: skip
        made = st.form_submit_button(_("Create"), type="primary", icon=":material/check:", key="new.made")
    if made:
        with shell.attempt(clears="new") as work:
            code = actions.create(work, name or "", like)
            shell.onward(PAGE, _("The calendar “{name}” is there.").format(name=plain(name or "")), calendar=code)


def draw(me: Actor, one: Kept) -> None:
    if one.code == DESK:
        shell.section(_("Who works by it"))
        st.caption(_("Everybody whose team has no calendar of its own. Customers are told these hours, unless a team"
                     " with other hours has their case."))  # fmt: skip
        return
    _teams(me, one)
    with st.form(f"name.{one.code}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(_("Name of the calendar"), one.name, max_chars=60, key=f"about.name.{one.code}")
        renamed = st.form_submit_button(_("Rename"), key="about.rename")
    if renamed:
        with shell.attempt(_("The calendar is now called “{name}”.").format(name=plain(name or ""))) as work:
            actions.rename(work, one.code, name or "")
    if one.retired:
        if st.button(_("Bring back"), icon=":material/unarchive:", key="about.restore"):
            with shell.attempt(_("“{name}” is back.").format(name=plain(one.name))) as work:
                actions.restore(work, one.code)
    elif st.button(_("Retire"), icon=":material/inventory_2:", key="about.retire", type="tertiary",
                   help=_("It is offered no more; old deadlines are still explained by it.")):  # fmt: skip
        with shell.attempt(_("“{name}” is retired.").format(name=plain(one.name))) as work:
            actions.retire(work, one.code)


def _teams(me: Actor, one: Kept) -> None:
    names = {each.id: each.name for each in direct(people.teams, me) if each.active or each.id in one.teams}
    shell.section(_("Who works by it"), n_("{n} team", "{n} teams", len(one.teams)))
    with st.form(f"teams.{one.code}", border=False):
        chosen = st.multiselect(
            _("Teams"), list(names), [each for each in one.teams if each in names], format_func=names.__getitem__,
            disabled=one.retired, key=shell.new_key("teams", one.code), placeholder=_("No team yet"),
        )  # fmt: skip
        saved = st.form_submit_button(_("Save"), icon=":material/check:", key="about.teams", disabled=one.retired)
    if saved:
        with shell.attempt(_("Their open deadlines are worked out anew."), clears="teams") as work:
            actions.assign(work, one.code, chosen)
