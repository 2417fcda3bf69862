"""Process documents (流程文档): how the work is done, as text and as a flow chart."""

import streamlit as st

from core.drafting import actions
from core.drafting import views as drafting
from core.language import label_in
from core.permissions import Permission, may
from core.process import views
from core.process.words import DraftState
from core.settings.words import Vocabulary
from pages.library.reading import coming, due, past, retiring, signing, steps
from pages.library.reading.heard import heard
from pages.parts import shell, times
from pages.parts.address import choice, picked
from pages.parts.fresh import direct, fresh
from pages.parts.procedure import MOST, flow_chart, step_name
from pages.parts.terms import term_codes, term_label
from pages.parts.tokens import key
from pages.parts.words import _, n_, plain, tongue

FEW = 6  # documents beside one another

me = shell.me()
zone = times.zone(me)
published = {each.document.process: each for each in fresh(views.published, me)}
names = {code: label_in(each.document.labels, tongue(), code) for code, each in published.items()}
channels = {code: term_label(me, Vocabulary.CHANNEL, code) for code in term_codes(me, Vocabulary.CHANNEL)}
writes = may(me, Permission.WRITE_DOCUMENTS)


def which() -> str:
    """The document that is read; its code stands in the address."""
    first = next(iter(published))
    if len(published) <= FEW:
        return choice("process", list(published), first, names.__getitem__)
    return picked("process", list(published), names.__getitem__, names[first]) or first


def edit(code: str) -> None:
    with shell.attempt() as work:
        shell.onward("library/editor.py", "", draft=str(actions.start(work, code)))


def waiting() -> None:
    """Who may approve sees what waits for it."""
    for each in direct(drafting.drafts, me):
        if each.state is DraftState.IN_REVIEW:
            name = plain(label_in(each.document.labels, tongue(), each.process))
            st.page_link(
                "library/review.py", icon=":material/rate_review:", query_params={"draft": str(each.id)},
                label=_("A new version of “{name}” waits for approval").format(name=name),
            )  # fmt: skip


count = sum(len(each.document.steps) for each in published.values())
situation = [n_("{n} document", "{n} documents", len(published)), n_("{n} step", "{n} steps", count)]
with shell.head(_("Process documents"), " · ".join([*situation, _("the text is the way that cases take")])):
    words = _("Edit")
    begin = writes and st.button(words, type="primary", icon=":material/edit:", shortcut=key("E", words), key="edit")
if may(me, Permission.PUBLISH_DOCUMENTS):
    waiting()
coming.head(me, zone)
due.head(me, zone)

with st.container(horizontal=True, vertical_alignment="center"):
    code = which()
    heard(me, code)
    issues = fresh(views.history, me, process=code)
    others = {str(each.version): each for each in issues if each.id != published[code].id}
    current = _("version {version}, in force").format(version=published[code].version)
    older = picked(f"v_{code}", list(others), lambda each: past.issue_name(others[each]), current) if others else None
    past.history(issues, zone)
    signing.bar(me, code, zone)
    due.bar(me, code)
    retiring.bar(me, published[code])
    retiring.away(me, zone)
if begin:
    edit(code)

running = fresh(views.version, me, version_id=others[older].id) if older else published[code]
document = running.document
standing = fresh(views.standing, me, process=code)
here = {step: number for (version, step), number in standing.items() if version == running.id}
elsewhere = sum(standing.values()) - sum(here.values())



def near() -> str:
    """Where a chart that would be too large to be read is opened."""
    found = picked("step", list(document.steps), lambda each: step_name(document, each), _("Chart around a step"))
    return found or document.start


chart, text = st.columns([1.1, 1.4], gap="medium")
with chart:
    step = near() if len(document.steps) > MOST else ""
    st.mermaid_chart(flow_chart(document, step), alt=_("Flow chart of “{name}”").format(name=names[code]))
    st.caption(_("Dashed: rework. A word on an arrow: the event, or the time, that makes the move."))
with text:
    quiet = n_("{n} case now", "{n} cases now", sum(here.values()))
    if elsewhere:
        quiet += " · " + n_("{n} case on another version", "{n} cases on other versions", elsewhere)
    shell.section(_("Steps"), quiet)
    steps.table(document, here)
    steps.texts(document, here, channels)
