"""One more step, and the order of those that are there."""

import streamlit as st

from core.drafting import actions, edits
from core.drafting.forms import NewStep
from core.drafting.views import Draft
from core.process.document import Document
from core.process.words import Stage
from pages.library.writing import rows, saving
from pages.parts import address, pick, shell
from pages.parts.procedure import step_name
from pages.parts.words import _, label


def more(draft: Draft, here: str) -> None:
    """One more step, on the way of cases or, at first, beside it."""
    name = f"add.{draft.id}"
    place = st.popover(_("Add a step"), icon=":material/add:", key=shell.new_key(name, "place"), on_change="rerun")
    with place, st.form(name, border=False):
        form = _form(draft.document, name, here)
        sent = st.form_submit_button(_("Add"), type="primary", icon=":material/check:", key="add_step")
    if sent:
        with shell.attempt(_("The step is added."), clears=name) as work:
            now = actions.change(work, draft.id, edits.added(form))
            pick.choose("step", next((code for code in now.steps if code not in draft.document.steps), here))
            address.forget("part")  # a new step begins with its instructions


def _form(document: Document, name: str, here: str) -> NewStep:
    codes, stages = list(document.steps), list(Stage)
    labels = saving.labels(name, {})
    stage = st.selectbox(_("Stage"), stages, 1, format_func=label, key=shell.new_key(name, "stage"))
    after = st.selectbox(
        _("Comes after"), codes, codes.index(here) if here in codes else 0,
        format_func=lambda code: step_name(document, code), key=shell.new_key(name, f"after.{here}"),
    )  # fmt: skip
    linked = st.checkbox(
        _("Cases go through it on their way onward"), True, key=shell.new_key(name, "linked"),
        help=_("Otherwise no move leads there until you add one."),
    )  # fmt: skip
    return NewStep(labels, stage, after, linked)


def order(draft: Draft, step: str) -> None:
    """Up, down and away; all of it can be undone."""
    codes = list(draft.document.steps)
    up = rows.icon("arrow_upward", _("Up"), "step.up", disabled=step == codes[0])
    down = rows.icon("arrow_downward", _("Down"), "step.down", disabled=step == codes[-1])
    out = rows.icon("delete", _("Take the step away"), "step.out")
    if up or down:
        saving.save(draft, "order", edits.shifted(step, -1 if up else 1), step)
    if out:
        saving.save(draft, "order", edits.removed(step), step, closes="step")
