"""What stands round every form of the editor: the state of the draft, its steps, and its chart."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from core.drafting import actions
from core.drafting.views import Draft
from core.language import label_in
from core.process.checker import Finding
from pages.library.writing import saving, steps
from pages.parts import findings, pick, shell, times
from pages.parts.procedure import flow_chart, step_name
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain, tongue


def head(draft: Draft, found: Sequence[Finding], zone: ZoneInfo) -> None:
    name = plain(label_in(draft.document.labels, tongue(), draft.document.process))
    base = _("draft of version {version}").format(version=draft.former.version) if draft.former else _("new document")
    saved = _("saved {moment} by {who}").format(
        moment=times.moment(draft.changed_at, zone), who=plain(draft.changed_by)
    )
    problems = sum(not findings.is_remark(each) for each in found)
    state = n_("{n} problem", "{n} problems", problems) if problems else _("no problem found")
    with shell.head(name, " · ".join((base, saved, state))):
        undo(draft)
        st.page_link(
            "library/review.py", label=_("Compare and publish"), icon=":material/rate_review:",
            query_params={"draft": str(draft.id)},
        )  # fmt: skip


def undo(draft: Draft) -> None:
    last = draft.last
    where = step_name(draft.document, last.step) if last and last.step else ""
    said = _("{who}: {where}").format(who=last.by, where=where or _("the document as a whole")) if last else ""
    if st.button(_("Undo"), icon=":material/undo:", disabled=last is None, help=plain(said) or None, key="undo"):
        open_form = st.session_state.get(saving.OPEN, "")
        here = bool(last and last.step == (pick.chosen("step") or ""))
        with shell.attempt(_("Undone."), clears=open_form if here else "") as work:
            actions.undo(work, draft.id, draft.version)


def discarding(draft: Draft) -> None:
    if st.button(_("Discard the draft"), type="tertiary", icon=":material/delete:", key="discard"):
        st.dialog(_("Discard the draft?"))(_discard)(draft)


def _discard(draft: Draft) -> None:
    st.markdown(_("All that was written in it is gone for everybody. What is published stays in force."))
    if st.button(_("Discard the draft"), type="primary", key="discard.do"):
        with shell.attempt() as work:
            actions.discard(work, draft.id, draft.version)
            shell.onward("library/editor.py", _("The draft is discarded."))


def listing(draft: Draft, found: Sequence[Finding], step: str) -> None:
    """The steps and the chart; on a phone the open step takes their place."""
    if not (step and phone()):
        steps.listed(draft.document, found, step)
    with st.container(horizontal=True):
        steps.more(draft, step or list(draft.document.steps)[-1])
        if step:
            words = _("All steps") if phone() else _("Whole document")
            st.button(words, icon=":material/article:", key="to_whole", on_click=pick.choose, args=("step", None))
    if step and phone():
        return
    wrong = {each.step for each in found if not findings.is_remark(each)}
    st.mermaid_chart(flow_chart(draft.document, step, wrong=wrong), alt=_("Flow chart of the draft"))
    st.caption(_("Dashed: rework. Orange frame: a problem."))
