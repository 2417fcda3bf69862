"""Editor (编辑): a process document is written step by step; every accepted form is saved in the shared draft."""

from collections.abc import Sequence

import streamlit as st

from core.drafting import views
from core.drafting.company import views as company
from core.drafting.views import Draft
from core.language import label_in
from core.process import views as process
from core.process.checker import Finding
from core.process.lagging import Lagging
from core.process.words import DraftState
from pages.library import gone
from pages.library.writing import beginning, fields, frame, move_table, one, past, roles, start, steps, tables, whole
from pages.library.writing import company as colleagues
from pages.parts import findings, lagging, lists, pick, shell, times
from pages.parts.address import choice
from pages.parts.fresh import direct, fresh
from pages.parts.tokens import phone
from pages.parts.words import _, tongue

SHARES = [1.45, 1]  # of the list of steps, and of the chart beside it

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
        beginning.new(published, names)


def whole_document(draft: Draft, found: Sequence[Finding], marked: dict[str, str]) -> None:
    parts = {"steps": _("Steps"), "moves": _("Moves"), "fields": _("Fields"), "roles": _("Roles")}
    parts |= {"whole": _("Document"), "past": _("History")}
    match choice("whole", list(parts), "steps", parts.__getitem__):
        case "moves":
            move_table.table(draft.document)
        case "fields":
            fields.panel(draft)
        case "roles":
            roles.panel(me, draft)
        case "whole":
            whole.panel(me, draft)
            frame.discarding(draft)
        case "past":
            past.panel(draft)
        case _:
            findings.listed(draft.document, problems_of(found))
            lagging.told(draft, lagging.of(draft), "")
            tables.steps(draft, found, marked)
            steps.more(draft, list(draft.document.steps)[-1])


def problems_of(found: Sequence[Finding]) -> Sequence[Finding]:
    """What has to be mended, and what is said of no step; a remark on a step stands in its row."""
    return [each for each in found if phone() or not each.step or not findings.is_remark(each)]


def behind(draft: Draft) -> Sequence[Finding]:
    """A row of its own has only a step; what is said of the whole document is told there."""
    steps = dict.fromkeys(each.text.step for each in lagging.of(draft) if each.text.step)
    return [Finding(Lagging.BEHIND, step) for step in steps]


def write(draft: Draft) -> None:
    found = [*direct(views.found, me, document=draft.document), *behind(draft)]
    frame.head(draft, found, zone)
    if draft.state is DraftState.IN_REVIEW:
        st.caption(_("This draft waits for approval and stands still. “Compare and publish” takes it back."))
    if draft.state is DraftState.SCHEDULED:
        st.caption(_("This draft is approved and waits for its day. “Compare and publish” withdraws it."))
    step = move_table.gone_to() or pick.chosen("step") or ""
    step = step if step in draft.document.steps else ""
    colleagues.line(draft, step)
    unsaved = direct(company.unsaved, me, process=draft.document.process)
    marked = tables.marks(draft, found, unsaved, step)
    if phone():
        if step:
            one.step(me, draft, step, found)
        else:
            whole_document(draft, found, marked)
        frame.chart(draft, found, step)
    elif step:
        opened(draft, found, marked, step)
    else:
        left, right = st.columns(SHARES, gap="large")
        with left:
            whole_document(draft, found, marked)
        with right:
            frame.chart(draft, found, step)


def opened(draft: Draft, found: Sequence[Finding], marked: dict[str, str], step: str) -> None:
    """The list stays at the left, where the step was clicked; its form opens beside it."""
    left, right = st.columns(SHARES[::-1], gap="large")
    with left:
        tables.short(draft, marked)
        steps.more(draft, step)
        frame.chart(draft, found, step)
    with right:
        one.step(me, draft, step, found)


asked = lists.asked("draft")
if asked:
    write(gone.draft(me, asked))
else:
    begin()
