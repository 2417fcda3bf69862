"""Ways to reach a customer: masked, until somebody with the right says why; that is recorded."""

from collections.abc import Callable
from datetime import datetime

import streamlit as st

from core.customers.views import Profile
from core.customers.words import ContactKind
from core.work import Work
from pages.parts import shell
from pages.parts.words import _, plain

ICONS = {ContactKind.PHONE: "call", ContactKind.MAIL: "mail", ContactKind.CHAT: "chat", ContactKind.ADDRESS: "home"}
SHOWN_FOR = 300  # seconds

Reveal = Callable[[Work, str], dict[int, str]]


def contacts(profile: Profile, name: str, now: datetime, reveal: Reveal, *, own: bool) -> None:
    """``name`` tells this place from others; ``own``: one click is enough, others give a reason."""
    shown = _revealed(name, now)
    lines = [f":material/{ICONS[each.kind]}: {plain(shown.get(each.id, each.shown))}" for each in profile.contacts]
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown("  \n".join(lines) or _("No contact data yet"), width="content")
        if lines and not shown:
            _ask(name, now, reveal, own=own)


def _ask(name: str, now: datetime, reveal: Reveal, *, own: bool) -> None:
    with st.popover(_("Show contact data"), type="tertiary", icon=":material/visibility:"):
        st.caption(_("Your name, the time and the case are recorded. Shown for five minutes."))
        reason = "" if own else st.text_input(_("Why do you need it?"), key=f"reason.{name}", max_chars=200)
        if st.button(_("Show contact data"), key=f"reveal.{name}", type="primary"):
            with shell.attempt() as work:
                st.session_state[f"revealed.{name}"] = (now.timestamp(), reveal(work, reason))


def _revealed(name: str, now: datetime) -> dict[int, str]:
    since, values = st.session_state.get(f"revealed.{name}", (0.0, {}))
    return values if now.timestamp() - since < SHOWN_FOR else {}
