"""What a step is called, in which stage, whose it is, and what to do there, in each language."""

import streamlit as st

from core.drafting import edits
from core.drafting.rules import LONGEST_INSTRUCTION, named, told
from core.drafting.views import Draft
from core.language import LANGUAGES, label_in
from core.process.document import Step
from core.process.words import Stage
from pages.library.writing import rows, saving
from pages.parts import shell
from pages.parts.words import _, label, plain, tongue


def panel(draft: Draft, step: str) -> None:
    name, now = f"text.{draft.id}.{step}", draft.document.steps[step]
    seen = saving.began(name, now)
    saving.meanwhile(draft, name, seen, now, _said)
    with st.form(name, border=False):
        labels = saving.labels(name, seen.labels)
        with st.container(horizontal=True):
            stage = _stage(name, seen)
            role = _role(draft, name, seen)
        do = {tag: _instructions(name, tag, own, seen) for tag, own in saving.languages().items()}
        sent = rows.submit(name)
    if sent:
        with shell.refusing():
            new = {"labels": named(labels), "do": told(do), "stage": stage, "role": role}
            saving.save(draft, name, edits.step(step, seen, **new), step)
    _preview(now)


def _instructions(name: str, tag: str, language: str, seen: Step) -> str:
    return st.text_area(
        _("What to do, in {language}").format(language=language), seen.do.get(tag, ""), height=130,
        max_chars=LONGEST_INSTRUCTION, key=shell.new_key(name, f"do.{tag}"),
        placeholder=_("Markdown: **bold**, lists, links."),
    ) or ""  # fmt: skip


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


def _preview(now: Step) -> None:
    written = {tag: words for tag, words in now.do.items() if tag in LANGUAGES}
    if written:
        with st.popover(_("Preview"), icon=":material/visibility:"):
            for tag, words in written.items():
                shell.section(plain(now.labels.get(tag, "")), LANGUAGES[tag])
                st.markdown(words)
