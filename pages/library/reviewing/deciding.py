"""An approver decides on a draft, and what is approved may wait for its day."""

import streamlit as st

from core.drafting import review
from core.drafting.approving.views import Approval
from core.drafting.rules import LONGEST_NOTE
from core.drafting.views import Draft
from core.review import scheduling
from pages.library.reviewing import when
from pages.library.reviewing.case import Case, published
from pages.parts import seen, shell, times
from pages.parts.words import _, label, n_, plain


def decide(case: Case) -> None:
    """The approver publishes or sends back; the author can take it back."""
    draft = case.draft
    own = draft.asked_by == case.me.id and not case.approval.mine
    with st.container(border=True):
        asked = _("{who} asks for approval").format(who=plain(draft.asked_by_name))
        shell.section(asked, _("major") if draft.major else _("minor"))
        if draft.note:
            st.markdown(plain(draft.note))
        _turned_back(case)
        if own:
            st.caption(_who_may(case.approval))
            _take_back(draft)
        else:
            if case.approval.mine:
                _approve(case)
            else:
                _barred(case)
            _send_back(draft)


def _who_may(approval: Approval) -> str:
    """Why the reader may not approve, and who may."""
    names = plain(_(", ").join(approval.names))
    if approval.wrote:
        return _("You have written in this draft, so somebody else approves it. These may: {names}").format(names=names)
    return _("You ask for its approval, so somebody else gives it. These may: {names}").format(names=names)


def _approve(case: Case) -> None:
    draft, terms = case.draft, when.terms(case.zone, case.unheld)
    if case.open_comments:
        waiting = n_("{n} comment is still open.", "{n} comments are still open.", case.open_comments)
        st.markdown(f":orange[:material/chat:] {waiting}")
    words = _("Approve for this day") if terms.at else _("Approve and publish")
    noted = seen.noting("approve", draft.version, case.compared)
    if case.approval.all_wrote and not case.alone:
        st.caption(_("All who may publish have written in it. So any of them approves it who does not ask for that."))
    if st.button(words, type="primary", icon=":material/check:", key="approve", **noted):
        version, compared = seen.of("approve")
        with shell.attempt() as work:
            published(case, review.approve(work, draft.id, version, compared, terms))


def _barred(case: Case) -> None:
    """The button that others have, shut, and why."""
    st.button(_("Approve and publish"), type="primary", icon=":material/check:", key="approve", disabled=True)
    st.caption(f":material/lock: {_who_may(case.approval)}")


def _send_back(draft: Draft) -> None:
    reason = st.text_input(_("What should be different"), max_chars=LONGEST_NOTE, key="back.reason")
    if st.button(_("Send back"), icon=":material/undo:", key="back"):
        with shell.attempt(_("The draft can be changed again.")) as work:
            review.send_back(work, draft.id, draft.version, reason or "")


def _take_back(draft: Draft) -> None:
    if st.button(_("Take back"), icon=":material/undo:", key="back"):
        with shell.attempt(_("The draft can be changed again.")) as work:
            review.take_back(work, draft.id, draft.version)


def wait(case: Case) -> None:
    """Approved, and not yet in force."""
    plan, draft = case.plan, case.draft
    if plan is None:
        return
    with st.container(border=True):
        at = times.moment(plan.at, case.zone)
        shell.section(_("Comes into force {at}").format(at=at), _("major") if draft.major else _("minor"))
        by = _("asked for by {author}, approved by {approver}")
        st.caption(by.format(author=plain(draft.asked_by_name), approver=plain(plan.approver)))
        if draft.note:
            st.markdown(plain(draft.note))
        if st.button(_("Withdraw"), icon=":material/undo:", key="withdraw"):
            with shell.attempt(_("It does not come into force, and can be decided anew.")) as work:
                scheduling.withdraw(work, draft.id, draft.version)


def _turned_back(case: Case) -> None:
    if case.plan and case.plan.unfit:
        at, why = times.moment(case.plan.at, case.zone), label(case.plan.unfit)
        words = _("It was to come into force {at} and did not: {why}. Look at it again.").format(at=at, why=why)
        st.markdown(f":orange[:material/error:] {words}")
