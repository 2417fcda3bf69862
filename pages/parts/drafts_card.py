"""Documents that wait for somebody's hand: drafts for who writes them, and what is in review for who approves."""

from collections.abc import Sequence

import streamlit as st

from core.actors import Actor
from core.drafting import views
from core.drafting.views import DraftLine
from core.language import label_in
from core.permissions import Permission, may
from core.process.words import DraftState
from pages.parts import chips, shell
from pages.parts.fresh import direct
from pages.parts.words import _, label, plain, tongue

REVIEW = "library/review.py"
WHERE = {DraftState.IN_REVIEW: REVIEW, DraftState.SCHEDULED: REVIEW, DraftState.EDITING: "library/editor.py"}
COLORS = {DraftState.IN_REVIEW: "orange", DraftState.SCHEDULED: "blue", DraftState.EDITING: "gray"}


def waiting(me: Actor) -> Sequence[DraftLine]:
    """Those in review first; only a writer has to do with the others."""
    wanted = {
        DraftState.IN_REVIEW: may(me, Permission.PUBLISH_DOCUMENTS),
        DraftState.SCHEDULED: may(me, Permission.PUBLISH_DOCUMENTS),
        DraftState.EDITING: may(me, Permission.WRITE_DOCUMENTS),
    }
    found: Sequence[DraftLine] = direct(views.drafts, me) if any(wanted.values()) else ()
    return [each for each in found if wanted[each.state]]


def drafts_card(me: Actor, drafts: Sequence[DraftLine]) -> None:
    """A writer sees the empty card as well, since it teaches what will stand here."""
    if not drafts and not may(me, Permission.WRITE_DOCUMENTS):
        return
    shell.section(_("Documents"), _("what waits for approval first"))
    with st.container(border=True, gap="small"):
        for each in drafts:
            _draft(each)
        if not drafts:
            st.caption(_("No draft is being written, and none waits for approval."))


def _draft(line: DraftLine) -> None:
    name = plain(label_in(line.document.labels, tongue(), line.process))
    with st.container(horizontal=True, vertical_alignment="center", wrap=False):
        st.markdown(chips.chip(label(line.state), COLORS[line.state]), width="content")
        st.page_link(WHERE[line.state], label=f"**{name}**", query_params={"draft": str(line.id)}, width="stretch")
    st.caption(_("last changed by {who}").format(who=plain(line.changed_by or "–")))
