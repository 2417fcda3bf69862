"""Bulk changes (批量修改): what was changed in many cases at once, and the way back."""

from collections import defaultdict
from collections.abc import Sequence

import streamlit as st

from core.bulk import views
from core.bulk.views import Bulk, Item
from core.bulk.words import BulkState, Obstacle, Outcome
from pages.parts import progress, shell, times
from pages.parts.finding.many import undoing
from pages.parts.finding.outcomes import SHOWN, refusals, said
from pages.parts.fresh import direct
from pages.parts.rows import TICKET
from pages.parts.words import _, label, plain

me = shell.me()
zone = times.zone(me)
bulks: Sequence[Bulk] = direct(views.newest, me)
asked = st.query_params.get("bulk", "")
open_one = next((each for each in bulks if str(each.id) == asked), None)


def line(bulk: Bulk) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None):
            st.page_link(
                "desk/bulk.py", label=f"**{label(bulk.what)}**: {said(bulk)}", query_params={"bulk": str(bulk.id)}
            )
            st.markdown(f"&ensp;:small[:gray[{times.moment(bulk.made_at, zone)} · {plain(bulk.who)}]]")
        if bulk.undoable:
            undoing(bulk, key=f"undo.{bulk.id}")
    if bulk.job_id and bulk.state in {BulkState.RUNNING, BulkState.UNDOING}:
        progress.follow(bulk.job_id)


def detail(bulk: Bulk) -> None:
    """First what stayed as it is and why, then what was changed."""
    items: Sequence[Item] = direct(views.items, me, bulk_id=bulk.id)
    refused: dict[Obstacle, list[int]] = defaultdict(list)
    for each in items:
        if each.obstacle:
            refused[each.obstacle].append(each.number or 0)
    refusals(refused)
    since(items)
    for outcome in (Outcome.CHANGED, Outcome.BACK, Outcome.SAME):
        numbers = [each.number for each in items if each.outcome is outcome]
        if numbers:
            st.markdown(f"**{len(numbers):,}** {label(outcome)}")
            with st.container(horizontal=True, gap="small"):
                for number in numbers[:SHOWN]:
                    st.page_link(TICKET, label=f"#{number}", query_params={"n": str(number)})
            if len(numbers) > SHOWN:
                st.caption(_("and {n} more").format(n=f"{len(numbers) - SHOWN:,}"))


def since(items: Sequence[Item]) -> None:
    """Whose change stands, where undoing left a case as it is."""
    kept = [each for each in items if each.obstacle is Obstacle.CHANGED][:SHOWN]
    if kept and open_one:
        who = direct(views.changed_by, me, ids=[each.ticket_id for each in kept], what=open_one.what)
        st.caption(" · ".join(f"#{each.number} {plain(who.get(each.ticket_id, '–'))}" for each in kept))


with shell.head(_("Bulk changes"), _("each can be undone for 24 hours, as far as nobody has changed it since")):
    st.page_link("desk/queue.py", label=_("Queue"), icon=":material/inbox:")
if not bulks:
    st.caption(_("Nothing yet. In the queue, “Select” chooses cases that are then changed together."))
for each in bulks:
    with st.container(border=True):
        line(each)
        if each is open_one:
            detail(each)
