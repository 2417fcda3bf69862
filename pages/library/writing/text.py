"""What a step is called, in which stage, whose it is, and what to do there, as it will be read."""

import streamlit as st

from core.drafting import edits
from core.drafting.rules import LONGEST_INSTRUCTION, named, told
from core.drafting.views import Draft
from core.language import label_in
from core.process.document import Step
from core.process.words import Stage
from pages.library.writing import kept, saving
from pages.parts import shell
from pages.parts.tokens import phone
from pages.parts.words import _, label, tongue, written

HEIGHT = 250


@st.fragment
def panel(draft: Draft, step: str) -> None:
    with shell.safely():
        _panel(saving.newest(draft, step), step)


def _panel(draft: Draft, step: str) -> None:
    name, now = f"text.{draft.id}.{step}", draft.document.steps[step]
    seen = saving.began(draft, name, now)
    saving.meanwhile(draft, name, seen, now, _said)
    with kept.typing(draft, name, seen):
        labels = saving.labels(name, seen.labels)
        with st.container(horizontal=True):
            stage = _stage(name, seen)
            role = _role(draft, name, seen)
        do = _instructions(name, seen)
    if saving.submit(draft, name):
        with shell.refusing():
            new = {"labels": named(labels), "do": told(do, seen.do), "stage": stage, "role": role}
            saving.save(draft, name, edits.step(step, seen, **new), step)


def _instructions(name: str, seen: Step) -> dict[str, str]:
    """The text and what it looks like, side by side; the other languages wait, with what was typed in them."""
    texts: dict[str, str] = st.session_state.setdefault(shell.new_key(name, "do"), dict(seen.do))
    languages = saving.languages()
    tag = st.segmented_control(
        _("What to do"), list(languages), default=tongue(), required=True, key=f"{name}.tag",
        format_func=lambda each: languages[each] + ("" if texts.get(each) else " –"),
    ) or tongue()  # fmt: skip
    write, read = (st.container(), st.container()) if phone() else st.columns(2)
    typed = write.text_area(
        _("What to do, in {language}").format(language=languages[tag]), texts.get(tag, ""), height=HEIGHT,
        max_chars=LONGEST_INSTRUCTION, key=shell.new_key(name, f"do.{tag}"), label_visibility="collapsed",
        placeholder=_("Markdown: **bold**, lists, links."),
    )  # fmt: skip
    texts[tag] = typed or ""
    with read.container(border=True, height=HEIGHT):
        st.markdown(written(texts[tag]) or f":small[:gray[{_('As people will read it.')}]]")
    return texts


def _stage(name: str, seen: Step) -> Stage:
    stages = list(Stage)
    why = _("The status of cases at this step. While a case waits for its customer, its resolution is not counted.")
    return st.selectbox(
        _("Stage"), stages, stages.index(seen.stage), format_func=label, key=shell.new_key(name, "stage"), help=why,
        width=200,
    )  # fmt: skip


def _role(draft: Draft, name: str, seen: Step) -> str:
    roles = draft.document.roles
    codes = list(roles)
    chosen = st.selectbox(
        _("Role"), codes, codes.index(seen.role) if seen.role in codes else None, key=shell.new_key(name, "role"),
        format_func=lambda code: label_in(roles[code].labels, tongue(), code), width=200,
        placeholder=_("Please choose"),
    )  # fmt: skip
    return chosen or seen.role


def _said(step: Step) -> str:
    """What this form changes, as plain text."""
    heads = " / ".join(step.labels.values())
    return "\n".join([heads, f"{label(step.stage)} · {step.role}", *step.do.values()])
