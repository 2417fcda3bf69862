"""The mailbox and the server to send by; a password is typed once and never shown again."""

from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.mail.forms import sealed
from core.settings.mail import Mail, Security
from pages.manage.sections import form, history, mail_test
from pages.parts import shell
from pages.parts.words import _, label


def draw(me: Actor, zone: ZoneInfo) -> None:
    now = form.seen(me, Mail, "address")
    main, past = st.columns([1.75, 1], gap="large")
    with main, st.form("mail"):
        told = _ourselves(now)
        left, right = st.columns(2, gap="medium")
        with left:
            told |= _server(now, "in", _("Receiving (IMAP)"), _("every 30 seconds"))
            told["folder"] = st.text_input(_("Folder"), now.folder, key=form.key(Mail, "folder"))
        with right:
            told |= _server(now, "out", _("Sending (SMTP)"), _("ten seconds after “Send”"))
        told["receipts"] = st.checkbox(
            _("Send receipts"), now.receipts, key=form.key(Mail, "receipts"),
            help=_("Who turns to us hears at once that their case is here, when they hear from us, and where to look."),
        )  # fmt: skip
        told["enabled"] = st.toggle(
            _("Mail is on"), now.enabled, key=form.key(Mail, "enabled"),
            help=_("Off: nothing is received or sent. Everything else works, and links are copied by hand."),
        )  # fmt: skip
        saved = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key="mail.save")
    with main:
        mail_test.draw(me)
        if saved:
            form.save(Mail, _("The settings of the mail are saved. Test the connection now."), **told)
    with past:
        history.draw(me, Mail, zone)


def _ourselves(now: Mail) -> dict[str, Any]:
    left, right = st.columns(2, gap="medium")
    return {
        "from_address": left.text_input(
            _("Address of the desk"), now.from_address, placeholder="care@example.com", key=form.key(Mail, "address")
        ),
        "from_name": right.text_input(_("Name of the sender"), now.from_name, key=form.key(Mail, "name")),
        "web_address": st.text_input(
            _("Links lead to"), now.web_address, placeholder="https://desk.example.com", key=form.key(Mail, "web"),
            help=_("Where customers reach this desk in a browser. Without it, links are copied by hand."),
        ),
    }  # fmt: skip


def _server(now: Mail, side: str, title: str, meaning: str) -> dict[str, Any]:
    """Host, port, encryption, user and password; an empty password keeps the one there is."""
    old = now.model_dump()
    shell.section(title, meaning)
    host, port = st.columns([2.2, 1])
    kept = old[f"{side}_password"]
    told: dict[str, Any] = {
        f"{side}_host": host.text_input(_("Server"), old[f"{side}_host"], key=form.key(Mail, f"{side}.host")),
        f"{side}_port": port.number_input(
            _("Port"), value=old[f"{side}_port"], step=1, key=form.key(Mail, f"{side}.port")
        ),
        f"{side}_security": st.selectbox(
            _("Encryption"), list(Security), list(Security).index(old[f"{side}_security"]), format_func=label,
            key=form.key(Mail, f"{side}.security"),
        ),
        f"{side}_user": st.text_input(_("User name"), old[f"{side}_user"], key=form.key(Mail, f"{side}.user")),
    }  # fmt: skip
    typed = st.text_input(
        _("Password"), type="password", key=form.key(Mail, f"{side}.password"), autocomplete="off",
        placeholder=_("kept; type a new one to change it") if kept else "",
    )  # fmt: skip
    return told | {f"{side}_password": sealed(typed, kept)}
