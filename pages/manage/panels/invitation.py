"""A new member: who, as what, and the link that lets them choose a passphrase."""

from collections.abc import Sequence

import streamlit as st

from core.actors import Actor
from core.people import actions
from core.people.forms import Invitation
from core.people.rules import INVITATION_LIFE
from core.people.views import TeamRow
from pages.manage.panels import choices, link
from pages.parts import pick, shell
from pages.parts.words import _


def panel(me: Actor, teams: Sequence[TeamRow]) -> None:
    with st.container(border=True):
        pick.panel_head("open", _("New member"), _("the link lives for {n} days").format(n=INVITATION_LIFE.days))
        with st.form("invitation", border=False):
            name = st.text_input(_("Name"), max_chars=80, required=True, key=shell.new_key("invite", "name"))
            username = st.text_input(
                _("User name"), max_chars=64, required=True, key=shell.new_key("invite", "username"),
                help=_("For signing in: letters and digits of any script, with . _ - @. It stays as it is."),
            )  # fmt: skip
            roles = choices.roles(shell.new_key("invite", "roles"))
            chosen_teams = choices.teams(shell.new_key("invite", "teams"), teams)
            skills = choices.skills(shell.new_key("invite", "skills"), me)
            sent = st.form_submit_button(
                _("Make the link"), icon=":material/link:", key="invite_send", width="stretch"
            )  # fmt: skip
        if sent:
            with shell.attempt(_("{name} is invited.").format(name=name), clears="invite") as work:
                form = Invitation(username or "", name or "", roles, chosen_teams, skills)
                link.keep(form.name, actions.invite(work, form))
                pick.choose("open", None)
