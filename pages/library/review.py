"""Review (审批): what a draft changes, what is said of it, and a second pair of eyes before it comes into force."""

from functools import partial

import streamlit as st

from core.drafting import views
from core.drafting.approving import views as approving
from core.language import label_in
from core.permissions import Permission, may
from core.process import findings as found
from core.process.differences import between, only_words
from core.process.words import DraftState
from core.review import views as said
from pages.library import EDITOR, gone
from pages.library.reading.heard import heard
from pages.library.reviewing import asking, deciding, talk
from pages.library.reviewing.case import Case
from pages.library.reviewing.side import by_side, whole
from pages.parts import findings, lagging, lists, shell, times
from pages.parts.changed_chart import changed_chart
from pages.parts.fresh import direct
from pages.parts.procedure import flow_chart
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain, tongue

me = shell.me()
zone = times.zone(me)
draft = gone.draft(me, lists.asked("draft"))
document, former = draft.document, draft.former
heard(me, draft.document.process)
name = plain(label_in(document.labels, tongue(), document.process))
problems = direct(found.problems, me, document=document)
changes = between(former.document, document) if former else ()
comments = direct(said.comments, me, draft_id=draft.id)


def decision() -> None:
    case = Case(
        me=me,
        draft=draft,
        alone=direct(views.alone, me),
        approval=direct(approving.approval, me, draft_id=draft.id),
        minor=former is not None and only_words(changes),
        unheld=direct(said.unheld, me, document=document),
        open_comments=talk.still_open(comments),
        plan=direct(said.plan, me, draft_id=draft.id),
        zone=zone,
    )
    if problems:
        shell.section(_("Not yet"), _("a draft with problems cannot be published"))
        findings.told(document, problems)
    if draft.state is DraftState.SCHEDULED:
        deciding.wait(case)
    elif draft.state is DraftState.IN_REVIEW:
        deciding.decide(case)
    elif former and not changes:
        st.caption(_("This draft says the same as the published version. There is nothing to publish."))
    elif not problems:
        asking.ask(case)


def chart() -> None:
    alt = _("Flow chart of the draft")
    if former:
        st.mermaid_chart(changed_chart(former.document, document, changes), alt=alt)
        st.caption(_("⊕ and thick: new · ≠ and filled: changed · ⊖ and dotted: taken away · dashed: rework"))
    else:
        st.mermaid_chart(flow_chart(document), alt=alt)


base = _("compared with version {version}").format(version=former.version) if former else _("a new document")
with shell.head(name, f"{base} · {n_('{n} place differs', '{n} places differ', len(changes))}"):
    if may(me, Permission.WRITE_DOCUMENTS):
        st.page_link(EDITOR, label=_("Editor"), icon=":material/edit:", query_params={"draft": str(draft.id)})

left, right = (st.container(), st.container()) if phone() else st.columns([1.1, 1], gap="large")
with left:
    decision()
    talk.panel(draft, comments, zone)
with right:
    chart()
if former and changes:
    shell.section(_("What changes"), _("red: as it is now · green: as it will be"))
    names = (_("Version {version}, in force").format(version=former.version), _("This draft"))
    by_side(former.document, document, changes, names, partial(lagging.told, draft, lagging.of(draft)))
if not former:
    shell.section(_("What it says"), n_("{n} step", "{n} steps", len(document.steps)))
    whole(document)
