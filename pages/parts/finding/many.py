"""Many cases changed at once: what, to what, how it would go, and done; with its undoing in reach."""

from collections.abc import Sequence

import streamlit as st

from core.actors import Actor
from core.bulk import actions, preview, views
from core.bulk.forms import Change, Choice
from core.bulk.preview import Preview
from core.bulk.views import Bulk
from core.bulk.words import BulkState, What
from core.queue.forms import Criteria
from pages.parts import progress, shell
from pages.parts.finding import value
from pages.parts.finding.outcomes import aside, refusals, said
from pages.parts.fresh import direct
from pages.parts.words import _, label, n_

LAST = "bulk.last"
BULKS = "desk/bulk.py"


def bar(me: Actor, criteria: Criteria, ticked: Sequence[int], total: int) -> None:
    """Below the list that is being chosen from."""
    with st.container(border=True):
        choice = _choice(criteria, ticked, total)
        with st.container(horizontal=True):
            what = st.selectbox(
                _("Change"), list(What), index=None, format_func=label, width=220, key=shell.new_key("bulk", "what"),
                placeholder=_("Choose what"),
            )  # fmt: skip
            change = value.asked(me, what) if what else None
        if choice and change:
            _offer(choice, change, direct(preview.foresee, me, choice=choice, change=change))


def _choice(criteria: Criteria, ticked: Sequence[int], total: int) -> Choice | None:
    """Those that are ticked, or all that the view finds."""
    with st.container(horizontal=True, vertical_alignment="center"):
        words = n_("{n} case chosen", "{n} cases chosen", len(ticked))
        st.markdown(f"**{words}**" if ticked else _("Tick the cases that you mean, or take all of them."))
        everything = st.checkbox(
            n_("The {n} case that this view finds", "All {n} cases that this view finds", min(total, views.MOST)),
            key=shell.new_key("bulk", "all"),
        )
        st.page_link(BULKS, label=_("Bulk changes"), icon=":material/history:")
    if everything and total >= views.MOST:
        st.caption(_("A bulk change takes the {n} most urgent cases at most.").format(n=f"{views.MOST:,}"))
    if everything:
        return Choice(criteria=criteria)
    return Choice(tuple(ticked)) if ticked else None


def _offer(choice: Choice, change: Change, seen: Preview) -> None:
    """What would happen, in one line, before the button that does it."""
    refused = sum(map(len, seen.refused.values()))
    parts = [n_("{n} case changes", "{n} cases change", len(seen.changing))]
    if seen.same:
        parts.append(n_("{n} is so already", "{n} are so already", len(seen.same)))
    if refused:
        parts.append(n_("{n} cannot be changed", "{n} cannot be changed", refused))
    if turned := sum(number in seen.about for number in seen.changing):
        parts.append(n_("{n} goes elsewhere", "{n} go elsewhere", turned))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(" · ".join(parts), width="content")
        if refused or seen.about:
            with st.popover(_("Why") if refused else _("Where to"), type="tertiary", key="bulk.why"):
                refusals(seen.refused, seen.about)
                aside(seen.changing, seen.about)
    if change.what is What.MOVE:
        st.caption(_("A move cannot be undone."))
    if change.what in {What.REPLY, What.MOVE}:
        st.caption(_("Mails to customers wait ten minutes, and are withdrawn when you undo."))
    words = n_("Change {n} case", "Change {n} cases", len(seen.changing))
    if st.button(words, type="primary", icon=":material/done_all:", key="bulk.do", disabled=not seen.changing):
        with shell.attempt(clears="bulk") as work:
            st.session_state[LAST] = actions.change(work, choice, change).id


def last() -> None:
    """What was changed just now, with the way back; a long one with how far it is."""
    if (bulk_id := st.session_state.get(LAST)) is None:
        return
    bulk: Bulk | None = direct(views.one, shell.me(), bulk_id=bulk_id)
    if bulk is None:
        st.session_state.pop(LAST)
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{label(bulk.what)}**: {said(bulk)}", width="content")
        if bulk.undoable:
            undoing(bulk, key="bulk.undo")
        st.page_link(BULKS, label=_("Bulk changes"), icon=":material/history:", query_params={"bulk": str(bulk.id)})
        st.button("", icon=":material/close:", key="bulk.close", type="tertiary", help=_("Close"), on_click=_forget)
    if bulk.job_id and bulk.state in {BulkState.RUNNING, BulkState.UNDOING}:
        progress.follow(bulk.job_id)


def undoing(bulk: Bulk, key: str) -> None:
    if st.button(_("Undo"), icon=":material/undo:", key=key):
        with shell.attempt() as work:
            actions.undo(work, bulk.id)


def _forget() -> None:
    st.session_state.pop(LAST, None)
