"""Review (审批): what a draft changes, and a second pair of eyes before it comes into force."""

import streamlit as st

from core.drafting import review, views
from core.drafting.forms import Release
from core.drafting.rules import LONGEST_NOTE
from core.drafting.views import Draft
from core.language import label_in
from core.permissions import Permission, may
from core.process import issuing
from core.process.differences import between, only_words
from core.process.words import DraftState
from pages.parts import differences, findings, lists, shell
from pages.parts.fresh import direct
from pages.parts.procedure import flow_chart
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain, tongue

EDITOR, DOCUMENTS = "library/editor.py", "library/documents.py"

me = shell.me()
draft = direct(views.draft, me, draft_id=lists.asked("draft"))
document, former = draft.document, draft.former
name = plain(label_in(document.labels, tongue(), document.process))
problems = direct(issuing.problems, me, document=document)
changes = between(former.document, document) if former else ()
compared = former.version if former else None
alone = direct(views.alone, me)


def ask(draft: Draft) -> None:
    """Minor is offered only where nothing but words has changed."""
    minor = former is not None and only_words(changes)
    with st.container(border=True), st.form("ask", border=False):
        shell.section(_("Ready?"), _("new cases take the new version at once; running ones stay on theirs"))
        kinds = {"major": _("Major: it changes how we work"), "minor": _("Minor: only better words")}
        kind = st.segmented_control(
            _("Kind"), list(kinds) if minor else ["major"], default="minor" if minor else "major", required=True,
            format_func=kinds.__getitem__, key="ask.kind", label_visibility="collapsed",
        )  # fmt: skip
        note = st.text_area(
            _("What changes and why, for all who work with it"), height=90, max_chars=LONGEST_NOTE, key="ask.note"
        )
        words = _("Publish") if alone else _("Ask for approval")
        sent = st.form_submit_button(words, type="primary", icon=":material/check:", key="ask.send")
        if alone:
            st.caption(_("You are the only one who may publish. The version will say so."))
    if sent:
        release = Release(kind != "minor", note or "")
        with shell.attempt(_("A colleague can approve it now.")) as work:
            if alone:
                in_force(review.publish_alone(work, draft.id, draft.version, compared, release).version)
            else:
                review.ask(work, draft.id, draft.version, release)


def in_force(version: int) -> None:
    shell.onward(DOCUMENTS, _("Version {version} is in force.").format(version=version), process=document.process)


def decide(draft: Draft) -> None:
    """The approver publishes or sends back; the author can take it back."""
    with st.container(border=True):
        asked = _("{who} asks for approval").format(who=plain(draft.asked_by_name))
        shell.section(asked, _("major") if draft.major else _("minor"))
        if draft.note:
            st.markdown(plain(draft.note))
        own = draft.asked_by == me.id and not alone
        if own:
            st.caption(_("Author and approver are two people. Please let a colleague approve your draft."))
        elif st.button(_("Approve and publish"), type="primary", icon=":material/check:", key="approve"):
            with shell.attempt() as work:
                in_force(review.approve(work, draft.id, draft.version, compared).version)
        reason = "" if own else st.text_input(_("What should be different"), max_chars=LONGEST_NOTE, key="back.reason")
        if st.button(_("Take back") if own else _("Send back"), icon=":material/undo:", key="back"):
            with shell.attempt(_("The draft can be changed again.")) as work:
                if own:
                    review.take_back(work, draft.id, draft.version)
                else:
                    review.send_back(work, draft.id, draft.version, reason or "")


base = _("compared with version {version}").format(version=former.version) if former else _("a new document")
with shell.head(name, f"{base} · {n_('{n} place differs', '{n} places differ', len(changes))}"):
    if may(me, Permission.WRITE_DOCUMENTS):
        st.page_link(EDITOR, label=_("Editor"), icon=":material/edit:", query_params={"draft": str(draft.id)})

right, left = (st.container(), st.container()) if phone() else reversed(st.columns([1, 1.6], gap="large"))
with left:
    changed = {each.step for each in changes}
    st.mermaid_chart(flow_chart(document, passed=changed), alt=_("Flow chart of the draft"))
    st.caption(_("Filled: new or changed."))
with right:
    if draft.state is DraftState.IN_REVIEW:
        decide(draft)
    elif problems:
        shell.section(_("Not yet"), _("a draft with problems cannot be published"))
        findings.told(document, problems)
    elif former and not changes:
        st.caption(_("This draft says the same as the published version. There is nothing to publish."))
    else:
        ask(draft)
    if former:
        differences.drawn(former.document, document, changes)
