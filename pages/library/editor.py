"""Editor (编辑): a process document is written step by step; every accepted form is saved in the shared draft."""

from collections.abc import Sequence

import streamlit as st

from core.drafting import views
from core.drafting.views import Draft
from core.language import label_in
from core.process import views as process
from core.process.checker import Finding
from core.process.words import DraftState
from pages.library.writing import asks, fields, frame, limits, moves, roles, start, steps, text, whole
from pages.parts import findings, lists, pick, shell, times
from pages.parts.address import choice
from pages.parts.fresh import direct, fresh
from pages.parts.procedure import step_name
from pages.parts.tokens import phone
from pages.parts.words import _, plain, tongue

me = shell.me()
zone = times.zone(me)


def begin() -> None:
    published = {each.document.process: each for each in fresh(process.published, me)}
    names = {code: label_in(each.document.labels, tongue(), code) for code, each in published.items()}
    with shell.head(_("Editor"), _("write, check, let a colleague approve, publish")):
        pass
    left, right = st.columns(2, gap="large")
    with left:
        shell.section(_("Drafts"), _("shared by all who write"))
        start.under_way(me, zone)
    with right:
        start.again(published, names)
        start.new(published, names)


def one_step(draft: Draft, step: str, found: Sequence[Finding]) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        shell.section(plain(step_name(draft.document, step)), plain(step))
        with st.container(horizontal=True, width="content"):
            steps.order(draft, step)
    findings.told(draft.document, [each for each in found if each.step == step])
    parts = {"text": _("Instructions"), "moves": _("Moves"), "asks": _("Asks for"), "limits": _("Limits and rules")}
    match choice("part", list(parts), "text", parts.__getitem__):
        case "moves":
            moves.panel(draft, step)
        case "asks":
            asks.panel(draft, step)
        case "limits":
            limits.panel(me, draft, step)
        case _:
            text.panel(draft, step)


def whole_document(draft: Draft, found: Sequence[Finding]) -> None:
    findings.listed(draft.document, found)
    parts = {"whole": _("Document"), "fields": _("Fields"), "roles": _("Roles")}
    match choice("whole", list(parts), "whole", parts.__getitem__):
        case "fields":
            fields.panel(draft)
        case "roles":
            roles.panel(draft)
        case _:
            whole.panel(me, draft)
            frame.discarding(draft)


def write(draft: Draft) -> None:
    found = direct(views.found, me, document=draft.document)
    frame.head(draft, found, zone)
    if draft.state is DraftState.IN_REVIEW:
        st.caption(_("This draft waits for approval and stands still. “Compare and publish” takes it back."))
    if draft.state is DraftState.SCHEDULED:
        st.caption(_("This draft is approved and waits for its day. “Compare and publish” withdraws it."))
    step = pick.chosen("step") or ""
    step = step if step in draft.document.steps else ""
    left, right = (st.container(), st.container()) if phone() else st.columns([1, 1.35], gap="large")
    with right:
        if step:
            one_step(draft, step, found)
        else:
            whole_document(draft, found)
    with left:
        frame.listing(draft, found, step)


asked = lists.asked("draft")
if asked:
    write(direct(views.draft, me, draft_id=asked))
else:
    begin()
