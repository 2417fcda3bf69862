"""The first run: the code from the terminal, then who runs this desk, and where."""

import streamlit as st

from core.access import door, founding
from core.access.forms import Founding
from core.access.rules import SHORTEST
from core.language import LANGUAGES
from core.settings.words import time_zones
from pages.parts import browser, frame, shell, sign_in
from pages.parts.words import _, tongue

CODE = "first_run_code"


def page() -> None:
    """Stands at every URL until the desk is founded, and never again."""
    if CODE in st.session_state:
        _found(st.session_state[CODE])
    else:
        _ask_for_code()


def _ask_for_code() -> None:
    meaning = _("This desk is new. The terminal in which it was started shows a code that lets you set it up.")
    with frame.porch(_("Welcome to Aftercare"), meaning):
        with st.form("code"):
            code = st.text_input(
                _("Code from the terminal"),
                value=st.query_params.get("code", ""),
                key="code_typed",
                placeholder="XXXX-XXXX-XXXX",
                max_chars=40,
            )
            sent = st.form_submit_button(_("Go on"), key="code_sent", type="primary")
        if sent:
            with shell.refusing():
                founding.admit(code, browser.caller())
                st.session_state[CODE] = code
                st.query_params.pop("code", None)
                st.rerun()


def _found(code: str) -> None:
    with frame.porch(_("Set up this desk"), _("Names, language and time zone can be changed later."), width=600):
        with st.form("founding", border=True):
            form = _form()
            sent = st.form_submit_button(_("Set up the desk"), key="found", type="primary")
        if sent:
            with shell.refusing():
                founding.found(code, form)
                sign_in.go_on(door.knock(form.username, form.passphrase, browser.caller()), to="/")


def _form() -> Founding:
    shell.section(_("You"), _("the first administrator"))
    left, right = st.columns(2)
    name = left.text_input(_("Your name"), key="name", max_chars=80)
    username = right.text_input(_("User name"), key="username", max_chars=64, help=_("You sign in with it."))
    left, right = st.columns(2)
    hint = _("{n} characters or more, of any script; a short sentence is easy to remember.").format(n=SHORTEST)
    typed = left.text_input(_("Passphrase"), type="password", key="passphrase", autocomplete="new-password", help=hint)
    again = right.text_input(_("The same once more"), type="password", key="again", autocomplete="new-password")
    shell.section(_("The desk"), _("what your team works at"))
    left, right = st.columns(2)
    desk_name = left.text_input(_("Name of the desk"), key="desk_name", max_chars=80)
    with right:
        language = _language()
    left, right = st.columns(2)
    with left:
        zone = _time_zone()
    hint = _("Names or addresses on your own network under which the team reaches this desk, separated by spaces.")
    hosts = right.text_input(_("Names in the browser"), value=browser.host(), key="hosts", help=hint)
    names = tuple(hosts.replace(",", " ").split())
    return Founding(name, username, typed, again, desk_name, zone, language, names, _full())


def _language() -> str:
    tags = list(LANGUAGES)
    named = LANGUAGES.__getitem__
    return st.selectbox(_("Language"), tags, index=tags.index(tongue()), format_func=named, key="desk_language")


def _time_zone() -> str:
    zones = sorted(time_zones())
    here = st.context.timezone
    return st.selectbox(_("Time zone"), zones, index=zones.index(here if here in zones else "UTC"), key="time_zone")


def _full() -> bool:
    labels = {"empty": _("An empty desk"), "demo": _("A demo desk to look around")}
    start = st.segmented_control(
        _("Start with"), list(labels), default="empty", format_func=labels.__getitem__, key="start", required=True
    )
    return start == "demo"
