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
from pages.library.writing import saving
from pages.parts import findings, lists, pick, shell
from pages.parts.procedure import step_name
from pages.parts.tokens import phone
from pages.parts.words import _, label

HEIGHT = 12  # rows that are seen at once


def listed(document: Document, found: Collection[Finding]) -> None:
    marks = {each.step: "●" for each in found if not findings.is_remark(each)}
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
    name, document = f"add.{draft.id}", draft.document
    codes = list(document.steps)
    with st.popover(_("Add a step"), icon=":material/add:"), st.form(name, border=False):
        labels = saving.labels(name, {})
        stages = list(Stage)
        stage = st.selectbox(
            _("Stage"), stages, 1, format_func=label, key=shell.new_key(name, "stage")
        )  # fmt: skip
        after = st.selectbox(
            _("Comes after"), codes, codes.index(here) if here in codes else 0,
            format_func=lambda code: step_name(document, code), key=shell.new_key(name, f"after.{here}"),
        )  # fmt: skip
        linked = st.checkbox(
            _("Cases go through it on their way onward"), True, key=shell.new_key(name, "linked"),
            help=_("Otherwise no move leads there until you add one."),
        )  # fmt: skip
        sent = st.form_submit_button(_("Add"), type="primary", icon=":material/check:", key="add_step")
    if sent:
        with shell.attempt(_("The step is added."), clears=name) as work:
            now = actions.change(work, draft.id, edits.added(NewStep(labels, stage, after, linked)))
            pick.choose("step", next((code for code in now.steps if code not in codes), here))


def order(draft: Draft, step: str) -> None:
    """Up, down and away; all of it can be undone."""
    codes = list(draft.document.steps)
    place = codes.index(step)
    up = st.button("", icon=":material/arrow_upward:", help=_("Up"), disabled=place == 0, key="step.up")
    down = st.button(
        "", icon=":material/arrow_downward:", help=_("Down"), disabled=place == len(codes) - 1, key="step.down"
    )  # fmt: skip
    out = st.button("", icon=":material/delete:", help=_("Take the step away"), key="step.out")
    if up or down:
        saving.save(draft, "order", edits.shifted(step, -1 if up else 1), step)
    if out:
        with shell.attempt(_("The step is taken away. “Undo” brings it back.")) as work:
            actions.change(work, draft.id, edits.removed(step), step)
            pick.choose("step", None)
