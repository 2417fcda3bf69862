"""The author says what a draft changes and asks for approval; who is alone publishes."""

import streamlit as st

from core.drafting import review
from core.drafting.forms import Release
from core.drafting.rules import LONGEST_NOTE
from core.review.forms import Terms
from pages.library.reviewing import when
from pages.library.reviewing.case import Case, published
from pages.parts import seen, shell
from pages.parts.words import _, plain


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
                published(case, review.publish_alone(work, draft.id, version, compared, release, terms))
            else:
                review.ask(work, draft.id, version, release)


def _release(case: Case) -> tuple[Release, bool]:
    """The kind is chosen by a person where there is a choice: what stands there unasked is passed over."""
    kinds = {"major": _("Major: it changes how we work, and is signed anew"), "minor": _("Minor: only better words")}
    kind = st.segmented_control(
        _("Kind"), list(kinds) if case.minor else ["major"], default=None if case.minor else "major", required=True,
        format_func=kinds.__getitem__, key="ask.kind",
    )  # fmt: skip
    note = st.text_area(
        _("What changes and why, for all who work with it"), height=90, max_chars=LONGEST_NOTE, required=True,
        key="ask.note",
    )  # fmt: skip
    words = _("Publish") if case.alone else _("Ask for approval")
    sent = st.form_submit_button(words, type="primary", icon=":material/check:", key="ask.send",
                                 **seen.noting("ask", case.draft.version, case.compared))  # fmt: skip
    if case.alone:
        st.caption(_("You are the only one who may publish. The version will say so."))
    else:
        names = plain(_(", ").join(case.approval.names))
        st.caption(_("Who has not written in it may approve it: {names}").format(names=names))
    return Release(kind == "major" if kind else None, note or ""), sent
