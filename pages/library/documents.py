"""Process documents (流程文档): how the work is done, and what really happens at each step."""

from dataclasses import replace

import streamlit as st

from core.drafting import actions
from core.figures import views as figures
from core.figures.cases import views as cases
from core.figures.words import Seen
from core.language import label_in
from core.permissions import Permission, may
from core.process import views
from core.settings.words import Vocabulary
from pages.library import EDITOR
from pages.library.reading import (
    alive,
    approvals,
    beside,
    deviations,
    due,
    figured,
    moving_on,
    past,
    retiring,
    shipped,
    signing,
    silent,
    stays,
    steps,
    taking_out,
    toolbar,
)
from pages.library.reading.heard import heard
from pages.library.trying import start as trying
from pages.parts import shell, times
from pages.parts.address import choice, picked
from pages.parts.fresh import fresh, steady
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
        return choice("process", list(published), first, lambda code: plain(names[code]))
    return picked("process", list(published), names.__getitem__, names[first]) or first


def edit(code: str) -> None:
    with shell.attempt() as work:
        shell.onward(EDITOR, "", draft=str(actions.start(work, code)))


heading = st.container()
with st.container(horizontal=True, vertical_alignment="center"):
    code = which()
    heard(me, code)
issues = fresh(views.history, me, process=code)
current = next(each for each in issues if each.id == published[code].id)
with st.container(horizontal=True, vertical_alignment="center"):
    issue, together = toolbar.version(code, issues, current)
    past.history(issues, zone)
    signing.bar(me, code, zone)
    due.bar(me, code)
with st.container(horizontal=True, vertical_alignment="center"):
    way = toolbar.seen(me)
    versions = [each.id for each in issues] if together else [issue.id]
    criteria = toolbar.criteria(me, versions, way)
moving_on.offer(me, code)

running = published[code] if issue.id == current.id else fresh(views.version, me, version_id=issue.id)
document = running.document
found = steady(figures.figures, me, criteria=criteria)
here = steady(cases.here, me, criteria=criteria)
others = replace(criteria, versions=tuple(each.id for each in issues if each.id not in criteria.versions))
elsewhere = sum(steady(cases.here, me, criteria=others).values()) if others.versions else 0

with heading:
    with shell.head(plain(names[code]), " · ".join([*alive.situation(document, found), *toolbar.stretch(me, found)])):
        shipped.offer(me)
        trying.link(process=code)
        taking_out.menu(me, running, criteria)
        words = _("Edit")
        if writes and st.button(words, type="primary", icon=":material/edit:", shortcut=key("E", words), key="edit"):
            edit(code)
    approvals.waiting(me)
    due.head(me, zone)

quiet = n_("{n} case now", "{n} cases now", sum(here.values()))
if elsewhere:
    quiet += " · " + n_("{n} case on another version", "{n} cases on other versions", elsewhere)
if way is Seen.COMPARED:
    beside.draw(me, criteria, document, issues, zone)
else:
    chart, text = st.columns([1, 1.5], gap="medium")
    with chart:
        alive.draw(document, found, here, way, names[code])
    with text:
        columns = figured.head(quiet, way)
        if way is Seen.WORDS:
            steps.table(document, here)
            steps.texts(document, here, channels)
        else:
            silent.offer(code, issues, issue, found, zone)
            figured.table(document, found, here, columns)
            stays.shown(me, criteria, document, found.times.end)
            deviations.draw(me, criteria, document, found)
retiring.foot(me, published[code], zone)
