"""Mails that were not understood: look, try again, make a case of it, or discard it with a reason."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from core.mail import actions, views
from core.mail.views import Aside
from pages.parts import shell, times
from pages.parts.fresh import direct
from pages.parts.tokens import phone
from pages.parts.words import _, label, plain

LARGEST_DOWNLOAD = 5 * 2**20


def draw(rows: Sequence[Aside], zone: ZoneInfo) -> None:
    if not rows:
        st.caption(_("Nothing is kept aside: every mail found its case."))
    for row in rows:
        with st.container(border=True):
            _one(row, zone)


def _one(row: Aside, zone: ZoneInfo) -> None:
    size = _("{size} kB").format(size=f"{max(row.size // 1024, 1):,}")
    facts = (plain(row.sender), times.moment(row.received_at, zone), size)
    with st.container(horizontal=not phone(), vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(row.subject) if row.subject else label(row.reason)}**")
            why = f"{label(row.reason)}  \n" if row.subject else ""
            st.markdown(f":small[{why}:gray[{' · '.join(filter(None, facts))}]]")
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            if row.kept:
                _buttons(row)
            _discard(row)
    if st.session_state.get(f"mail.look.{row.id}"):
        _opened(row)


def _buttons(row: Aside) -> None:
    st.toggle(_("Look"), key=f"mail.look.{row.id}")
    if st.button(_("Try again"), icon=":material/refresh:", key=f"mail.again.{row.id}"):
        with shell.attempt(_("The mail went where it belongs.")) as work:
            actions.retry(work, row.id)
    if st.button(_("Make a case"), icon=":material/add_notes:", key=f"mail.case.{row.id}"):
        with shell.attempt(_("The mail is a case now.")) as work:
            actions.make_case(work, row.id)


def _discard(row: Aside) -> None:
    with st.popover(_("Discard"), type="tertiary"), st.form(f"mail.discard.form.{row.id}", border=False):
        reason = st.text_input(_("Why"), max_chars=500, key=f"mail.reason.{row.id}")
        if st.form_submit_button(_("Discard this mail"), key=f"mail.discard.{row.id}"):
            with shell.attempt(_("Discarded; the reason is recorded.")) as work:
                actions.discard(work, row.id, reason or "")


def _opened(row: Aside) -> None:
    """As text only: whoever wrote it is a stranger."""
    seen = direct(views.preview, shell.me(), mail_id=row.id)
    st.markdown(f"**{plain(seen.subject or _('(no subject)'))}**&ensp;:small[:gray[{plain(seen.sender)}]]")
    st.text(seen.text)
    if len(seen.raw) <= LARGEST_DOWNLOAD:
        st.download_button(
            _("The mail as it came"), seen.raw, f"mail-{row.id}.eml", "message/rfc822", icon=":material/download:",
            type="tertiary", on_click="ignore", key=f"mail.raw.{row.id}",
        )  # fmt: skip
