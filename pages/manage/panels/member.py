"""One member: roles, teams and skills in one form; links, codes and the end of the account beside it."""

from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor, Role
from core.people import actions, views
from core.people.views import Member, TeamRow
from core.people.words import MemberState
from core.permissions import Permission, may
from pages.manage.panels import choices, link
from pages.parts import chips, pick, shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, label, plain

STATE = {MemberState.ACTIVE: "gray", MemberState.INVITED: "violet", MemberState.DISABLED: "gray"}


def roles_of(codes: Iterable[str]) -> str:
    return _(", ").join(label(Role(code)) for code in codes)


def columns() -> dict[str, Any]:
    """Words and colours of the columns of the list."""
    config = st.column_config
    return {
        "name": config.TextColumn(_("Name"), width=150),
        "username": config.TextColumn(_("User name"), width=100),
        "roles": config.MultiselectColumn(_("Roles"), options=[label(each) for each in Role], color="gray", width=170),
        "teams": config.ListColumn(_("Teams"), width=120),
        "skills": config.ListColumn(_("Skills"), width=115),
        "state": config.MultiselectColumn(
            _("State"), options=[label(each) for each in STATE], color=list(STATE.values()), width=80
        ),
        "codes": config.TextColumn(_("Codes"), width=56, help=_("Signs in with codes from a device")),
        "seen": config.TextColumn(_("Last seen"), width=100),
    }


def panel(me: Actor, number: str, teams: Sequence[TeamRow], zone: ZoneInfo) -> None:
    one = direct(views.member, me, person=int(number) if number.isdecimal() and len(number) < 16 else 0)
    with st.container(border=True):
        pick.panel_head("open", plain(one.name), plain(one.username))
        st.markdown(" ".join(_marks(one)))
        st.caption(" · ".join(_facts(one, zone)))
        _form(me, one, teams)
        if may(me, Permission.READ_AUDIT):
            link_to = {"who": str(one.id)}
            st.page_link("manage/audit.py", label=_("What they did"), icon=":material/history:", query_params=link_to)
    with st.container(border=True):
        shell.section(_("Account"), _("every change here signs the person out"))
        _account(one, own=one.id == me.id)


def _marks(one: Member) -> list[str]:
    state = chips.chip(label(one.state), STATE[one.state])
    return [state, chips.chip(_("codes at sign-in"), "gray", "key")] if one.totp else [state]


def _facts(one: Member, zone: ZoneInfo) -> list[str]:
    seen = (
        _("last seen {when}").format(when=times.moment(one.last_seen, zone)) if one.last_seen else _("never seen yet")
    )
    return [seen, _("joined {when}").format(when=times.moment(one.created_at, zone))]


def _form(me: Actor, one: Member, teams: Sequence[TeamRow]) -> None:
    with st.form(f"member.{one.id}", border=False):
        name = st.text_input(
            _("Name"), one.name, max_chars=80, required=True, key=shell.new_key(f"member.{one.id}", "name")
        )
        roles = choices.roles(shell.new_key(f"member.{one.id}", "roles"), one.roles)
        chosen_teams = choices.teams(shell.new_key(f"member.{one.id}", "teams"), teams, one.teams)
        skills = choices.skills(shell.new_key(f"member.{one.id}", "skills"), me, one.skills)
        st.caption(_("New roles count at once and sign the person out."))
        saved = st.form_submit_button(_("Save"), icon=":material/check:", key=f"save.{one.id}", width="stretch")
    if saved:
        with shell.attempt(_("{name} is saved.").format(name=name), clears=f"member.{one.id}") as work:
            actions.rename(work, one.id, name or "")
            actions.set_roles(work, one.id, roles)
            actions.set_teams(work, one.id, chosen_teams)
            actions.set_skills(work, one.id, skills)


def _account(one: Member, own: bool) -> None:
    if one.state is MemberState.DISABLED:
        if st.button(_("Enable again"), icon=":material/person_check:", key="enable", width="stretch"):
            with shell.attempt(_("{name} may come in again.").format(name=one.name)) as work:
                actions.enable(work, one.id)
        return
    again = _("New invitation link") if one.state is MemberState.INVITED else _("Link for a new passphrase")
    if st.button(again, icon=":material/link:", key="reset", width="stretch"):
        with shell.attempt(_("The link is ready; earlier ones open nothing any more.")) as work:
            link.keep(one.name, actions.issue_link(work, one.id))
    if one.totp and st.button(
        _("Device is lost: switch codes off"), icon=":material/key_off:", key="lost", width="stretch"
    ):
        with shell.attempt(
            _("{name} signs in without codes until a new device is set up.").format(name=one.name)
        ) as work:
            actions.forget_device(work, one.id)
    if not own and st.button(_("Disable"), icon=":material/person_off:", key="disable", width="stretch"):
        with shell.attempt(_("{name} is disabled and signed out everywhere.").format(name=one.name)) as work:
            actions.disable(work, one.id)
