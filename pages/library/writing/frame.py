"""What stands round every form of the editor: the state of the draft, its steps, and its chart."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from core.drafting import actions
from core.drafting.views import Draft, Last
from core.language import label_in
from core.process.checker import Finding
from pages.library import EDITOR
from pages.library.trying import start as trying
from pages.library.writing import saving
from pages.parts import findings, larger, pick, shell, times
from pages.parts.procedure import flow_chart, step_name
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
        trying.link(draft=str(draft.id))
        st.page_link(
            "library/review.py", label=_("Compare and publish"), icon=":material/rate_review:",
            query_params={"draft": str(draft.id)},
        )  # fmt: skip


def undo(draft: Draft) -> None:
    """Back and forth among the changes, whoever made them."""
    back = st.button(
        _("Undo"), icon=":material/undo:", disabled=draft.last is None, help=_whose(draft, draft.last), key="undo"
    )
    forth = st.button(
        _("Redo"), icon=":material/redo:", disabled=draft.undone is None, help=_whose(draft, draft.undone), key="redo"
    )
    if back or forth:
        last = draft.last if back else draft.undone
        here = bool(last and last.step == (pick.chosen("step") or ""))
        with shell.attempt(_("Undone.") if back else _("Done again."), clears=_open_form() if here else "") as work:
            (actions.undo if back else actions.redo)(work, draft.id, draft.version)


def _open_form() -> str:
    name: str = st.session_state.get(saving.OPEN, "")
    return name


def _whose(draft: Draft, last: Last | None) -> str | None:
    """Whose change it is, and where."""
    if last is None:
        return None
    where = step_name(draft.document, last.step) if last.step else _("the document as a whole")
    return plain(_("{who}: {where}").format(who=last.by, where=where))


def discarding(draft: Draft) -> None:
    if st.button(_("Discard the draft"), type="tertiary", icon=":material/delete:", key="discard"):
        st.dialog(_("Discard the draft?"))(_discard)(draft)


def _discard(draft: Draft) -> None:
    st.markdown(_("All that was written in it is gone for everybody. What is published stays in force."))
    if st.button(_("Discard the draft"), type="primary", key="discard.do"):
        with shell.attempt() as work:
            actions.discard(work, draft.id, draft.version)
            shell.onward(EDITOR, _("The draft is discarded."))


def chart(draft: Draft, found: Sequence[Finding], step: str) -> None:
    wrong = {each.step for each in found if not findings.is_remark(each)}
    drawn = flow_chart(draft.document, step, wrong=wrong)
    larger.chart(drawn, _("Flow chart of the draft"), _("Dashed: rework. Orange frame: a problem."))
