"""What every page shares: who is signed in, the head of the page, and how an attempt ends."""

import logging
import secrets
from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st

from core.access import door
from core.actors import Actor
from core.errors import DomainError
from core.work import Work, begin
from db import health
from db.session import one_view, told_once
from pages.parts import browser
from pages.parts.tokens import phone
from pages.parts.words import _, tongue

log = logging.getLogger("desk.pages")


def seat() -> door.Seat | None:
    """Asked once while a page, or a fragment of it, is drawn; anew in each run and in each callback."""
    token = browser.token()
    return told_once(f"seat {token}", lambda: door.seat(token))


def my_seat() -> door.Seat:
    """Asked anew each time, fragments and callbacks included; nobody there, or not yet: start over."""
    found = seat()
    if found is None or (found.must_enrol and st.session_state.get("room") != "mine"):
        st.rerun()
        st.stop()
    return found


def me() -> Actor:
    return my_seat().actor


@contextmanager
def head(title: str, meaning: str = "") -> Generator[None]:
    """Title and meaning at the left; what the caller draws inside stands at the right."""
    with st.container(
        horizontal=not phone(), vertical_alignment="bottom", horizontal_alignment="left" if phone() else "distribute"
    ):
        with st.container(gap=None, width="stretch"):
            st.title(title, anchor=False)
            st.caption(meaning)
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            yield
    last_toast()


def section(title: str, meaning: str = "") -> None:
    """A heading inside a page, with its quiet explanation on the same line."""
    st.markdown(f"**{title}**&nbsp;&nbsp;:small[:gray[{meaning}]]" if meaning else f"**{title}**")


@contextmanager
def attempt(done: str = "", clears: str = "", by: Actor | None = None) -> Generator[Work]:
    """One transaction, by a customer where ``by`` is told; a refusal is shown, anything else is a bug and is raised.

    Success says ``done``, empties the widgets with keys by ``new_key(clears)``, and goes where ``onward`` said.
    """
    st.session_state.pop("onward", None)
    try:
        with begin(by or me()) as work:
            yield work
    except DomainError as refusal:
        st.error(refusal.said_in(tongue()))
    else:
        st.session_state[f"times.{clears}"] = st.session_state.get(f"times.{clears}", 0) + 1
        page, said, query = st.session_state.pop("onward", ("", done, {}))
        st.session_state["toast"] = said
        if page:
            st.switch_page(page, query_params=query)
        st.rerun()


@contextmanager
def quietly() -> Generator[Work]:
    """One transaction of which nobody needs to hear: the page is not drawn anew for it."""
    with refusing(), begin(me()) as work:
        yield work


def onward(page: str, done: str, **query: str) -> None:
    """Inside an attempt: once it is kept, say ``done`` and open ``page``; an empty page stays here."""
    st.session_state["onward"] = (page, done, query)


def new_key(name: str, part: str) -> str:
    """A widget key that changes whenever an attempt that ``clears`` this name succeeds."""
    return f"{name}.{part}.{st.session_state.get(f'times.{name}', 0)}"


def once(name: str) -> str:
    """The same random key until an attempt that ``clears`` this name succeeds: a double click makes one thing."""
    key: str = st.session_state.setdefault(new_key(name, "once"), secrets.token_urlsafe(16))
    return key


def last_toast() -> None:
    if text := st.session_state.pop("toast", None):
        st.toast(text)


@contextmanager
def refusing() -> Generator[None]:
    """For those who are not at work yet: a refusal is shown here, anything else is a bug and is raised."""
    try:
        yield
    except DomainError as refusal:
        st.error(refusal.said_in(tongue()))


@contextmanager
def remembering(key: str) -> Generator[None]:
    """For what runs before the page is drawn: a refusal waits under ``key`` until the page shows it."""
    try:
        yield
    except DomainError as refusal:
        st.session_state[key] = refusal.said_in(tongue())


@contextmanager
def safely() -> Generator[None]:
    """Round a whole page: what goes wrong becomes a sentence here, and its details a line of the log."""
    try:
        with one_view(), refusing():
            yield
    except Exception as bug:
        name = secrets.token_hex(4)
        log.exception("failure %s", name)
        st.error(_sentence_for(bug).format(name=name))


def check_memory() -> None:
    """No page may work on a database of another shape."""
    if health.is_behind():
        st.error(_("The desk's memory is older than its program. Please run “python -m channels.desk migrate”."))
        st.stop()


def _sentence_for(bug: Exception) -> str:
    if health.is_out_of_reach(bug):
        return _("The desk cannot reach its memory just now. Nothing was changed; please try again. (Failure {name})")
    return _("Something went wrong here, and nothing was changed. Please tell your administrator the number {name}.")
