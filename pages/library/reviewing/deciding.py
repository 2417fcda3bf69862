"""What happens with a draft: its author asks, an approver decides, and what is approved may wait for its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.drafting import review
from core.drafting.forms import Release
from core.drafting.rules import LONGEST_NOTE
from core.drafting.views import Draft
from core.models.process import ProcessVersion
from core.process.document import Document
from core.review import scheduling
from core.review.forms import Terms
from core.review.rules import Unheld
from core.review.views import Plan
from pages.library.reviewing import when
from pages.parts import seen, shell, times
from pages.parts.words import _, label, n_, plain

DOCUMENTS = "library/documents.py"


@dataclass(frozen=True, slots=True)
class Case:
    """What is decided on, and what is known of it."""

    me: Actor
    draft: Draft
    alone: bool
    minor: bool
    unheld: Sequence[Unheld]
    open_comments: int
    plan: Plan | None
    zone: ZoneInfo

    @property
    def compared(self) -> int | None:
        return self.draft.former.version if self.draft.former else None

    @property
    def document(self) -> Document:
        return self.draft.document


def ask(case: Case) -> None:
    """Minor is offered only where nothing but words has changed."""
    draft = case.draft
    with st.container(border=True):
        shell.section(_("Ready?"), _("new cases take the new version at once; running ones stay on theirs"))
        terms = when.terms(case.zone, case.unheld) if case.alone else Terms()
        if case.unheld and not case.alone:
            st.caption(_("Nobody holds a role of it yet. Who approves is asked about that."))
        with st.form("ask", border=False):
            release, sent = _release(case)
    if sent:
        version, compared = seen.of("ask")
        with shell.attempt(_("A colleague can approve it now.")) as work:
            if case.alone:
                _published(case, review.publish_alone(work, draft.id, version, compared, release, terms))
            else:
                review.ask(work, draft.id, version, release)


def _release(case: Case) -> tuple[Release, bool]:
    kinds = {"major": _("Major: it changes how we work, and is signed anew"), "minor": _("Minor: only better words")}
    kind = st.segmented_control(
        _("Kind"), list(kinds) if case.minor else ["major"], default="minor" if case.minor else "major", required=True,
        format_func=kinds.__getitem__, key="ask.kind", label_visibility="collapsed",
    )  # fmt: skip
    note = st.text_area(
        _("What changes and why, for all who work with it"), height=90, max_chars=LONGEST_NOTE, key="ask.note"
    )
    words = _("Publish") if case.alone else _("Ask for approval")
    sent = st.form_submit_button(words, type="primary", icon=":material/check:", key="ask.send",
                                 **seen.noting("ask", case.draft.version, case.compared))  # fmt: skip
    if case.alone:
        st.caption(_("You are the only one who may publish. The version will say so."))
    return Release(kind != "minor", note or ""), sent


def decide(case: Case) -> None:
    """The approver publishes or sends back; the author can take it back."""
    draft = case.draft
    own = draft.asked_by == case.me.id and not case.alone
    with st.container(border=True):
        asked = _("{who} asks for approval").format(who=plain(draft.asked_by_name))
        shell.section(asked, _("major") if draft.major else _("minor"))
        if draft.note:
            st.markdown(plain(draft.note))
        _turned_back(case)
        if own:
            st.caption(_("Author and approver are two people. Please let a colleague approve your draft."))
            _take_back(draft)
        else:
            _approve(case)
            _send_back(draft)


def _approve(case: Case) -> None:
    draft, terms = case.draft, when.terms(case.zone, case.unheld)
    if case.open_comments:
        waiting = n_("{n} comment is still open.", "{n} comments are still open.", case.open_comments)
        st.markdown(f":orange[:material/chat:] {waiting}")
    words = _("Approve for this day") if terms.at else _("Approve and publish")
    noted = seen.noting("approve", draft.version, case.compared)
    if st.button(words, type="primary", icon=":material/check:", key="approve", **noted):
        with shell.attempt() as work:
            _published(case, review.approve(work, draft.id, *seen.of("approve"), terms))


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
        at = times.exactly(plan.at, case.zone)
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


def _published(case: Case, version: ProcessVersion | None) -> None:
    if version is None:
        shell.onward("", _("It comes into force on its day."))
        return
    done = _("Version {version} is in force.").format(version=version.version)
    shell.onward(DOCUMENTS, done, process=case.document.process)
