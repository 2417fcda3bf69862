"""A one-time link, shown once: nobody, the desk included, can find it out again."""

from urllib.parse import urlsplit

import streamlit as st

from pages.parts import shell
from pages.parts.words import _, plain


def keep(name: str, token: str) -> None:
    """Remember it for the next drawing of this screen, for this browser only."""
    st.session_state["link"] = (name, token)


def forget() -> None:
    st.session_state.pop("link", None)


def show() -> None:
    if "link" not in st.session_state:
        return
    name, token = st.session_state["link"]
    with st.container(border=True, key="one_time_link"):
        shell.section(_("Link for {name}").format(name=plain(name)), _("shown only here and now"))
        st.code(_address(token), language=None, wrap_lines=True)
        st.caption(_("Copy it and hand it over by a way you trust. It opens once, and any newer link replaces it."))
        st.button(_("I have copied it"), icon=":material/check:", on_click=forget, key="link_copied")


def _address(token: str) -> str:
    here = urlsplit(st.context.url or "http://localhost:8501")
    return f"{here.scheme}://{here.netloc}/join?token={token}"
