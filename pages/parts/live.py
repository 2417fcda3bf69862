"""What goes on elsewhere while a page is open: shown in one quiet line, never drawn over what is being typed."""

from collections.abc import Sequence

import streamlit as st

from core.actors import Actor
from core.attention import actions, views
from core.attention.views import Other
from core.clock import utc_now
from core.deadlines import views as deadlines
from core.notices import actions as notices
from core.queue import views as queue
from core.queue.views import Counts
from core.resolution.views import Case
from pages.parts import rows, shell
from pages.parts.fresh import direct, fresh
from pages.parts.words import _, n_, plain

BEAT = 15  # seconds


def arrive(case: Case) -> None:
    """Whoever opens a case has read it, and what was told about it; written only where that is new."""
    newest = max((each.event_id for each in case.entries), default=0)
    if direct(views.mark, shell.me(), ticket_id=case.ticket.id) < newest:
        with shell.quietly() as work:
            actions.seen(work, case.ticket.number or 0, newest)
            notices.read_case(work, case.ticket)


@st.fragment(run_every=BEAT)
def company(number: int, ticket_id: int, newest: int) -> None:
    """Who else has the case open, and what they have added since it was drawn."""
    with shell.safely():
        _beat(number, ticket_id)
        others = direct(views.others, shell.me(), ticket_id=ticket_id)
        added = direct(views.since, shell.me(), ticket_id=ticket_id, event_id=newest)
        if not others and not added:
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            _named(others)
            show = n_("{n} new entry, show it", "{n} new entries, show them", added)
            if added and st.button(show, key=f"news.{ticket_id}", icon=":material/refresh:", type="tertiary"):
                st.rerun()


def _named(others: Sequence[Other]) -> None:
    if others:
        st.markdown(f":small[:orange[:material/group: {plain(rows.company(others))}]]", width="content")


def _beat(number: int, ticket_id: int) -> None:
    """At most one heartbeat in its time, however often the page is drawn."""
    now, last = utc_now().timestamp(), st.session_state.get(f"beat.{ticket_id}", 0.0)
    if now - last >= BEAT - 2:
        st.session_state[f"beat.{ticket_id}"] = now
        with shell.quietly() as work:
            actions.here(work, number)


def worked_out_anew(me: Actor) -> None:
    """While new settings reach the open cases, their due times may still be the old ones."""
    if progress := fresh(deadlines.recomputing, me):
        st.caption(_("{n} of {m} deadlines worked out anew").format(n=progress[0], m=progress[1]))


@st.fragment(run_every=2 * BEAT)
def tide(drawn: Counts) -> None:
    """Says that the queue has changed since it was drawn; the list itself stays under the reader's eyes."""
    with shell.safely():
        now = fresh(queue.counts, shell.me())
        if now.views != drawn.views and st.button(
            _("The queue has changed, show it"), key="tide", icon=":material/refresh:", type="tertiary"
        ):
            st.rerun()
