"""Where one is signed in, each with its end."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from core.access.door import Seat
from core.people import account
from core.people.views import OpenSignIn
from pages.parts import chips, shell, times
from pages.parts.words import _, plain


def draw(seat: Seat, rows: Sequence[OpenSignIn], zone: ZoneInfo) -> None:
    others = sum(each.id != seat.sign_in for each in rows)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        shell.section(_("Where I am signed in"), _("the latest used first"))
        if others and st.button(_("End all others"), icon=":material/logout:", type="tertiary", key="end_others"):
            with shell.attempt(_("All other browsers are signed out.")) as work:
                account.end_other_sign_ins(work, seat.sign_in)
    for each in rows:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            here = f" {chips.chip(_('this browser'), 'green')}" if each.id == seat.sign_in else ""
            seen = _("used {when} · from {address}").format(
                when=times.moment(each.seen_at, zone), address=plain(each.address)
            )
            st.markdown(f"{plain(browser_name(each.browser))}{here}  \n:small[:gray[{seen}]]", width="stretch")
            if each.id != seat.sign_in and st.button(_("End"), key=f"end.{each.id}"):
                with shell.attempt(_("That browser is signed out.")) as work:
                    account.end_sign_in(work, each.id)


def browser_name(told: str) -> str:
    """What the browser says it is, as people call it; of several names the most particular one."""
    names = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
    found = next((name for name in names if name in told), "")
    system = next((name for name in ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux") if name in told), "")
    return " · ".join(filter(None, ({"Edg": "Edge", "OPR": "Opera"}.get(found, found), system))) or _("Unknown browser")
