"""Is somebody there just now, and when the next time: on every page that customers see."""

import streamlit as st

from core.hours import views
from core.hours.views import Office
from core.intake.asking import CUSTOMER
from pages.parts import times
from pages.parts.fresh import direct
from pages.parts.words import _, plain


def office(team: int | None = None) -> Office:
    """Of those who look after a case; of the desk where there is none."""
    return direct(views.office, CUSTOMER, team=team)


def presence(now: Office) -> None:
    """Open or closed, as one quiet line."""
    if now.is_open:
        st.markdown(
            f":green-badge[:material/schedule: {_('open now')}]&ensp;:small[{_('Somebody reads what you send.')}]"
        )
    elif now.opens:
        opens = _("We open again {at}.").format(at=times.told(now.opens, now.zone))
        st.markdown(f":gray-badge[:material/bedtime: {_('closed now')}]&ensp;:small[{opens}]")


def footer(now: Office) -> None:
    """Whose clock it is, and the other public pages."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.page_link("public/ask.py", label=_("Ask us"), icon=":material/contact_support:")
        st.page_link("public/promise.py", label=_("What you can rely on"), icon=":material/handshake:")
    st.caption(_("All times by the clock of {zone}.").format(zone=plain(str(now.zone))))
