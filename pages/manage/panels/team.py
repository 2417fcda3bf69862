"""Teams: a short list, and a form for a new name."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.people import teams as verbs
from core.people.views import TeamRow
from pages.parts import pick, shell
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain


def listed(teams: Sequence[TeamRow]) -> None:
    if not teams:
        st.caption(_("No teams yet. A team sees its own cases; without teams everybody sees all that belong to none."))
        return
    codes = [f"team-{each.id}" for each in teams]
    if phone():
        quiet = [n_("{n} member", "{n} members", each.members) for each in teams]
        pick.cards("open", list(zip(codes, [each.name for each in teams], quiet, strict=True)))
        return
    frame = pd.DataFrame(
        {
            "name": [each.name for each in teams],
            "members": [each.members for each in teams],
            "state": ["" if each.active else _("retired") for each in teams],
        }
    )
    columns = {
        "name": st.column_config.TextColumn(_("Team"), width=260),
        "members": st.column_config.NumberColumn(_("Members"), width=100, alignment="left"),
        "state": st.column_config.TextColumn(_("State"), width=120),
    }
    pick.table("open", codes, frame, columns, _("Teams by name"), order=list(columns))


def panel(teams: Sequence[TeamRow], number: str) -> None:
    one = next((each for each in teams if str(each.id) == number), None)
    with st.container(border=True):
        if one is None:
            _new()
        else:
            _change(one)


def _new() -> None:
    pick.panel_head("open", _("New team"), _("members are added to it one by one"))
    with st.form("team", border=False):
        name = st.text_input(_("Name of the team"), max_chars=80, required=True, key=shell.new_key("team", "name"))
        sent = st.form_submit_button(_("Create"), icon=":material/check:", key="team_create", width="stretch")
    if sent:
        with shell.attempt(_("The team “{name}” is there.").format(name=name), clears="team") as work:
            verbs.create(work, name or "")


def _change(one: TeamRow) -> None:
    pick.panel_head("open", plain(one.name), n_("{n} active member", "{n} active members", one.members))
    with st.form(f"team.{one.id}", border=False):
        name = st.text_input(_("Name of the team"), one.name, max_chars=80, required=True, key=f"team.name.{one.id}")
        saved = st.form_submit_button(_("Rename"), icon=":material/check:", key="team_rename", width="stretch")
    if saved:
        with shell.attempt(_("The team is now called “{name}”.").format(name=name)) as work:
            verbs.rename(work, one.id, name or "")
    if one.active:
        if st.button(_("Retire"), icon=":material/inventory_2:", key="team_retire", width="stretch",
                     help=_("Its members and cases stay; it cannot be chosen any more.")):  # fmt: skip
            with shell.attempt(_("“{name}” is retired.").format(name=one.name)) as work:
                verbs.retire(work, one.id)
    elif st.button(_("Bring back"), icon=":material/unarchive:", key="team_restore", width="stretch"):
        with shell.attempt(_("“{name}” is back.").format(name=one.name)) as work:
            verbs.restore(work, one.id)
