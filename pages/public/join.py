"""An invitation or a lost passphrase: whoever holds the link chooses a passphrase."""

import streamlit as st

from core.access import door, joining
from core.access.rules import SHORTEST
from pages.parts import browser, frame, shell, sign_in
from pages.parts.words import _, plain, tongue

token = st.query_params.get("token", "")
with frame.porch(_("Welcome")), shell.refusing():
    guest = joining.guest(token)
    st.caption(
        _("Choose a passphrase of {n} characters or more; a short sentence is easy to remember.").format(n=SHORTEST)
    )
    with st.form("join"):
        st.markdown(
            _("Good that you are here, {name}. Your user name is **{username}**.").format(
                name=plain(guest.name), username=plain(guest.username)
            )
        )
        passphrase = st.text_input(_("New passphrase"), type="password", key="chosen", autocomplete="new-password")
        again = st.text_input(_("The same once more"), type="password", key="again", autocomplete="new-password")
        sent = st.form_submit_button(_("Set the passphrase and sign in"), key="join", type="primary")
    if sent:
        username = joining.join(token, passphrase, again, language=tongue())
        sign_in.go_on(door.knock(username, passphrase, browser.caller()), to="/")
