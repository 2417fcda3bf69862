"""streamlit-authenticator draws the form; our door decides, and our cookie remembers."""

import streamlit as st

from core.access import door
from core.actors import SYSTEM
from core.settings.views import read
from core.settings.words import Desk
from pages.parts import browser, frame, shell
from pages.parts.authenticator import Form
from pages.parts.fresh import direct
from pages.parts.words import _, plain


def page() -> None:
    """Stands at the URL of every staff page while nobody is signed in."""
    if "promise" in st.session_state:
        _digits()
    else:
        _passphrase()
    if browser.has_old_token():
        browser.send("GET")


def go_on(promise: door.Promise, to: str = "") -> None:
    """After the right passphrase: into the desk, or to the device's digits first."""
    if promise.wants_digits:
        st.session_state["promise"] = promise.code
        st.rerun()
    st.session_state.pop("promise", None)
    browser.send("POST", promise.code, to)


def _passphrase() -> None:
    labels = {
        "Form name": plain(direct(read, SYSTEM, kind=Desk).name),
        "Username": _("User name"),
        "Password": _("Passphrase"),
        "Login": f":primary[:material/login: **{_('Sign in')}**]",
    }
    with frame.porch(_("Sign in"), _("The page you asked for opens right after.")):
        Form(_knock).draw(labels)
        if browser.has_organisation():
            _organisation()
        st.caption(_("Passphrase lost, or no account yet? An administrator gives you a link."))


def _knock(username: str, passphrase: str) -> bool:
    with shell.refusing():
        go_on(door.knock(username, passphrase, browser.caller()))
        return True
    return False


def _organisation() -> None:
    """By the organisation's own sign-in, where one is set up; never by itself, or nobody could sign out."""
    email, verified = browser.vouched()
    if not email:
        st.button(_("Sign in with your organisation"), key="oidc", icon=":material/badge:", on_click=st.login)
    elif st.button(_("Go on as {email}").format(email=plain(email)), key="oidc_on", icon=":material/badge:"):
        with shell.refusing():
            go_on(door.vouch(email, verified, browser.caller()))


def _digits() -> None:
    with frame.porch(_("One more step"), _("Open the app on your device and type the six digits it shows.")):
        with st.form("digits"):
            digits = st.text_input(_("Code"), key="digits_typed", max_chars=12, autocomplete="one-time-code")
            sent = st.form_submit_button(_("Sign in"), key="digits_sent", type="primary")
        if sent:
            with shell.refusing():
                go_on(door.prove(st.session_state["promise"], digits, browser.caller()))
        if st.button(_("Start again"), key="digits_away", type="tertiary"):
            del st.session_state["promise"]
            st.rerun()
