"""The frame around every screen: the mark, the language, and who is signed in."""

from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import streamlit as st

from core.access import door
from core.actors import Actor
from core.language import LANGUAGES
from core.people import account
from core.settings import views as settings
from core.settings.words import Desk
from pages.parts import browser, shell
from pages.parts.bell import bell
from pages.parts.fresh import lasting
from pages.parts.tokens import inks
from pages.parts.words import _, plain, tongue

MARK = Path(__file__).with_name("mark.svg")


@cache
def _mark(ring: str, dot: str, word: str) -> str:
    drawn = MARK.read_text(encoding="utf-8")
    return drawn.replace("RING", ring).replace("DOT", dot).replace("WORD", word)


def set_up() -> None:
    ink = inks()
    st.set_page_config(page_title="Aftercare", page_icon="🔁", layout="wide", initial_sidebar_state=232)
    st.logo(_mark(ink.main, ink.bad, ink.text), size="medium")


def speak(asked: str | None) -> None:
    """Start a session in the language that was chosen at the door, or in the person's own."""
    chosen = st.query_params.get("language") or asked
    if chosen in LANGUAGES:
        st.session_state.setdefault("language", chosen)


def greet(customer: Actor) -> None:
    """A customer who has chosen nothing here is spoken to in the language they once wrote in."""
    if customer.language in LANGUAGES and "language" not in st.session_state and customer.language != tongue():
        st.session_state["language"] = customer.language
        st.rerun()


def name_plate(seat: door.Seat) -> None:
    """At the foot of the sidebar: the language, the person, the way out."""
    with st.sidebar:
        st.space("stretch")
        if not seat.must_enrol:
            bell()
        with shell.safely():
            if chosen := _chosen(_narrow()):
                with shell.attempt() as work:
                    account.choose_language(work, chosen)
        desk = lasting(settings.read, seat.actor, kind=Desk).name
        roles = _(", ").join(_(role.source) for role in sorted(seat.actor.roles))
        st.caption(
            f":material/storefront: {plain(desk)}  \n:material/account_circle: {plain(seat.actor.name)} · {roles}"
        )
        if st.button(_("Sign out"), key="leave", icon=":material/logout:", type="tertiary"):
            browser.send("DELETE")
            st.stop()


@contextmanager
def porch(title: str, meaning: str = "", width: int = 440) -> Generator[None]:
    """Where strangers stand: one card in the middle, the language below it."""
    with st.container(horizontal_alignment="center"), st.container(width=width, gap="small"):
        st.title(title, anchor=False)
        if meaning:
            st.caption(meaning)
        yield
        if chosen := _chosen(_wide()):
            st.query_params["language"] = chosen
            st.rerun()


def _chosen(drawn: str | None) -> str | None:
    """The language, if it was changed just now."""
    if drawn is None or drawn == tongue():
        return None
    st.session_state["language"] = drawn
    return drawn


def _narrow() -> str:
    tags, key = list(LANGUAGES), f"language in {tongue()}"
    return st.selectbox(
        _("Language"),
        tags,
        index=tags.index(tongue()),
        format_func=LANGUAGES.__getitem__,
        key=key,
        label_visibility="collapsed",
    )


def _wide() -> str | None:
    return st.segmented_control(
        _("Language"),
        list(LANGUAGES),
        default=tongue(),
        format_func=LANGUAGES.__getitem__,
        key=f"language here in {tongue()}",  # a member on a public page has the choice in the sidebar as well
        required=True,
        label_visibility="collapsed",
        width="stretch",
    )
