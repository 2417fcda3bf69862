"""The steps of a draft at a glance, a row each; a click opens the step."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.drafting.views import Draft
from core.process.checker import Finding
from core.process.document import Document, Step
from pages.library.reading.steps import role_name
from pages.parts import findings, lists, pick, ways
from pages.parts.procedure import step_name
from pages.parts.tokens import phone
from pages.parts.words import _, label

MOST, TALL = 15, 560  # rows that are seen at once, and the height of more
FEW, SHORT = 6, 245  # the same of the short list beside an open form
OPEN, WRONG, TYPED = "▸", "●", "✎"


def marks(draft: Draft, found: Collection[Finding], unsaved: Collection[str], here: str = "") -> dict[str, str]:
    """By step: open, with a problem, with something typed that is not saved."""
    wrong = {each.step for each in found if not findings.is_remark(each)}
    typed = {part for form in unsaved for part in form.split(".")[1:2]}
    return {
        step: "".join(
            sign for sign, of in ((OPEN, {here}), (WRONG, wrong), (TYPED, typed)) if step in of
        )
        for step in draft.document.steps
    }  # fmt: skip


def steps(draft: Draft, found: Sequence[Finding], marked: Mapping[str, str]) -> None:
    """Everything that is said of a step, as far as it fits into a row."""
    document = draft.document
    if phone():
        _cards(document, marked)
        return
    told = _told(found)
    st.caption(_("Click a step to change it. Everything you save goes into the draft, never into what is in force."))
    frame = pd.DataFrame(
        {"mark": [marked.get(code, "") for code in document.steps]}
        | _columns(document)
        | {"found": [told.get(code, "") for code in document.steps]}
    )
    columns = _mark() | {
        "step": st.column_config.TextColumn(_("Step"), width=178),
        "stage": st.column_config.TextColumn(_("Stage"), width=108),
        "role": st.column_config.TextColumn(_("Role"), width=96),
        "limit": st.column_config.TextColumn(_("Limit"), width=56),
        "onward": st.column_config.TextColumn(_("Leads to"), width=182),
        "found": st.column_config.TextColumn(_("Found by the check"), width=230),
    }
    order = ["step", *(["found"] if told else []), "role", "limit", "onward", "stage"]
    order = ["mark", *order] if any(marked.values()) else order
    frame = lists.harmless(frame)[order]
    with window(len(frame), MOST, TALL):
        pick.table("step", list(document.steps), frame, columns, _("Steps of the draft in their order"))


def window(count: int, most: int, height: int) -> DeltaGenerator:
    """A long list is scrolled in its own place, so that what stands below it stays in sight."""
    return st.container(border=False, height="content" if count <= most else height)


def _columns(document: Document) -> dict[str, list[str]]:
    rows = document.steps.items()
    return {
        "step": [step_name(document, code) for code, _step in rows],
        "stage": [label(step.stage) for _code, step in rows],
        "role": [role_name(document, step) for _code, step in rows],
        "limit": [ways.length(step.due.default) if step.due else "–" for _code, step in rows],
        "onward": [_onward(document, step) for _code, step in rows],
    }


def _onward(document: Document, step: Step) -> str:
    return _(", ").join(dict.fromkeys(step_name(document, move.to) for move in step.next)) or "–"


def _told(found: Sequence[Finding]) -> dict[str, str]:
    told: dict[str, list[str]] = {}
    for each in found:
        told.setdefault(each.step, []).append(label(each.problem))
    return {step: "; ".join(said) for step, said in told.items() if step}


def _mark() -> dict[str, object]:
    return {"mark": st.column_config.TextColumn("", width=34, help=_("● has a problem, ✎ typed and not saved"))}


def _cards(document: Document, marked: Mapping[str, str]) -> None:
    quiet = [f"{label(step.stage)} {marked.get(code, '')}" for code, step in document.steps.items()]
    codes = list(document.steps)
    pick.cards("step", [(code, step_name(document, code), said) for code, said in zip(codes, quiet, strict=True)])


def short(draft: Draft, marked: Mapping[str, str]) -> None:
    """Beside an open step: where one is, and the way to the next."""
    codes, document = list(draft.document.steps), draft.document
    frame = pd.DataFrame(
        {
            "mark": [marked.get(code, "") for code in codes],
            "step": [step_name(document, code) for code in codes],
            "stage": [label(step.stage) for step in document.steps.values()],
        }
    )
    columns = _mark() | {
        "step": st.column_config.TextColumn(_("Step"), width=190),
        "stage": st.column_config.TextColumn(_("Stage"), width=110),
    }
    with window(len(codes), FEW, SHORT):
        pick.table("step", codes, lists.harmless(frame), columns, _("Steps of the draft in their order"))
