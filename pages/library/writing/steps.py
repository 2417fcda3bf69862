"""The steps of a draft in their order, each with its marks; a click opens one. And the form for one more."""

from collections.abc import Collection

import pandas as pd
import streamlit as st

from core.drafting import actions, edits
from core.drafting.forms import NewStep
from core.drafting.views import Draft
from core.process.checker import Finding
from core.process.document import Document
from core.process.words import Stage
from pages.library.writing import rows, saving
from pages.parts import findings, lists, pick, shell
from pages.parts.procedure import step_name
from pages.parts.tokens import phone
from pages.parts.words import _, label

HEIGHT = 12  # rows that are seen at once


def listed(document: Document, found: Collection[Finding], here: str) -> None:
    marks = {here: "▸"} | {each.step: "●" for each in found if not findings.is_remark(each)}
    codes = list(document.steps)
    if phone():
        quiet = [f"{label(step.stage)} {marks.get(code, '')}" for code, step in document.steps.items()]
        pick.cards("step", [(c, step_name(document, c), q) for c, q in zip(codes, quiet, strict=True)])
        return
    frame = pd.DataFrame(
        {
            "mark": [marks.get(code, "") for code in codes],
            "step": [step_name(document, code) for code in codes],
            "stage": [label(step.stage) for step in document.steps.values()],
        }
    )
    columns = {
        "mark": st.column_config.TextColumn("", width=30, help=_("● has a problem")),
        "step": st.column_config.TextColumn(_("Step"), width=200),
        "stage": st.column_config.TextColumn(_("Stage"), width=120),
    }
    pick.table("step", codes, lists.harmless(frame), columns, _("Steps of the draft in their order"))


def more(draft: Draft, here: str) -> None:
    """One more step, on the way of cases or, at first, beside it."""
    name = f"add.{draft.id}"
    with st.popover(_("Add a step"), icon=":material/add:"), st.form(name, border=False):
        form = _form(draft.document, name, here)
        sent = st.form_submit_button(_("Add"), type="primary", icon=":material/check:", key="add_step")
    if sent:
        with shell.attempt(_("The step is added."), clears=name) as work:
            now = actions.change(work, draft.id, edits.added(form))
            pick.choose("step", next((code for code in now.steps if code not in draft.document.steps), here))


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
