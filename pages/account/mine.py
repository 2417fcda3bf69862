"""My account (我的账号): passphrase, codes from a device, language, and where I am signed in."""

import streamlit as st

from core.access.rules import SHORTEST
from core.language import LANGUAGES
from core.people import account, views
from core.permissions import Permission, may
from pages.account import codes, hearing, proof, sign_ins
from pages.parts import absences, shell, times
from pages.parts.fresh import direct
from pages.parts.words import _, label, plain, tongue

seat = shell.my_seat()
me, zone = seat.actor, times.zone(seat.actor)
device = direct(views.own_device, me)
open_here = direct(views.own_sign_ins, me)


def passphrase() -> None:
    shell.section(_("Passphrase"), _("a new one signs you out everywhere"))
    with st.form("passphrase", border=False):
        old = st.text_input(_("Present passphrase"), type="password", key="old", autocomplete="current-password")
        new = st.text_input(
            _("New passphrase"), type="password", key="new", autocomplete="new-password",
            help=_("At least {n} characters of any kind; a short sentence is easy to remember.").format(n=SHORTEST),
        )  # fmt: skip
        sent = st.form_submit_button(_("Change the passphrase"), key="passphrase_change")
    if sent:
        done = _("Your passphrase is changed. Please sign in with it.")
        proof.attempt(me, done, lambda work: account.change_passphrase(work, old or "", new or ""))


def language() -> None:
    shell.section(_("Language"), _("of your screens, on every device"))
    tags = list(LANGUAGES)
    chosen = st.segmented_control(
        _("Language"), tags, format_func=LANGUAGES.__getitem__, default=tongue(), required=True,
        key="my_language", label_visibility="collapsed",
    )  # fmt: skip
    if chosen != tongue():
        with shell.attempt() as work:
            account.choose_language(work, chosen)
            st.session_state["language"] = chosen


roles = _(", ").join(label(role) for role in sorted(me.roles))
with shell.head(_("My account"), f"{plain(me.name)} · {roles}"):
    pass

left, right = st.columns(2, gap="large")
with left:
    with st.container(border=True):
        passphrase()
    with st.container(border=True):
        language()
    if may(me, Permission.WORK):
        with st.container(border=True):
            shell.section(_("Absences"), _("days on which no case is given to you"))
            absences.draw(me, {me.id or 0: me.name}, zone)
    with st.container(border=True):
        hearing.draw(me)
with right:
    with st.container(border=True):
        codes.draw(me, device, zone)
    sign_ins.draw(seat, open_here, zone)
