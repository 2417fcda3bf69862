"""People and teams (成员与小组): who works here, as what, since when, and the way in for new ones."""

import pandas as pd
import streamlit as st

from core.people import views
from core.people.words import MemberState
from pages.manage.panels import invitation, link, member, team
from pages.manage.panels.choices import skill_labels
from pages.parts import pick, shell, times
from pages.parts.address import choice
from pages.parts.fresh import direct
from pages.parts.tokens import key, phone
from pages.parts.words import _, label, n_

me = shell.me()
members = direct(views.members, me)
teams = direct(views.teams, me)
zone = times.zone(me)
states = members["state"].value_counts()
present = members[members["state"] != MemberState.DISABLED]
gone = members[members["state"] == MemberState.DISABLED]

LISTS = {
    "members": (_("Members"), len(present)),
    "disabled": (_("Disabled"), len(gone)),
    "teams": (_("Teams"), sum(each.active for each in teams)),
}
situation = (
    n_("{n} active", "{n} active", int(states.get(MemberState.ACTIVE, 0))),
    n_("{n} invited", "{n} invited", int(states.get(MemberState.INVITED, 0))),
    n_("{n} team", "{n} teams", LISTS["teams"][1]),
)

with shell.head(_("People and teams"), " · ".join(situation)):
    st.button(
        _("New team"), icon=":material/group_add:", on_click=pick.choose, args=("open", "new-team"), key="new_team"
    )
    st.button(
        _("Invite a member"),
        type="primary",
        icon=":material/person_add:",
        shortcut=key("N", _("Invite a member")),
        on_click=pick.choose,
        args=("open", "invite"),
        key="invite",
    )

link.show()
with st.container(horizontal=True, vertical_alignment="center"):
    shown = choice("list", list(LISTS), "members", lambda code: f"{LISTS[code][0]} {LISTS[code][1]}")
    text = st.text_input(
        _("Search"), key="find", type="search", live="300ms", label_visibility="collapsed", icon=":material/search:",
        placeholder=_("Name or user name"), width="stretch" if phone() else 280,
    )  # fmt: skip


def listed(rows: pd.DataFrame) -> None:
    """Members as a table, or as cards on a phone."""
    wanted = (text or "").casefold()
    fits = rows["name"].str.casefold().str.contains(wanted, regex=False) | rows["username"].str.contains(
        wanted, regex=False
    )
    rows = rows[fits]
    if rows.empty:
        st.caption(_("Nobody here fits this list and this search together."))
        return
    codes = [f"member-{number}" for number in rows["id"]]
    seen = [times.moment(at, zone) if pd.notna(at) else "–" for at in rows["last_seen"]]
    if phone():
        pick.cards(
            "open", list(zip(codes, rows["name"], [member.roles_of(each) for each in rows["roles"]], strict=True))
        )
        return
    skills = skill_labels(me)
    frame = pd.DataFrame(
        {
            "name": rows["name"],
            "username": rows["username"],
            "roles": [[label(role) for role in each] for each in rows["roles"]],
            "teams": rows["teams"],
            "skills": [[skills.get(code, code) for code in each] for each in rows["skills"]],
            "state": [[label(MemberState(each))] for each in rows["state"]],
            "codes": [_("yes") if each else "" for each in rows["totp"]],
            "seen": seen,
        }
    )
    pick.table("open", codes, frame, member.columns(), _("Members by name"), order=["name", "roles", "state"])


listing, panel = pick.beside("open")
if listing:
    with listing:
        if shown == "teams":
            team.listed(teams)
        else:
            listed(gone if shown == "disabled" else present)
if panel:
    with panel:
        what, _dash, number = (pick.chosen("open") or "").partition("-")
        if what == "member":
            member.panel(me, number, teams, zone)
        elif what == "invite":
            invitation.panel(me, teams)
        else:
            team.panel(teams, number)
