"""What a step asks for before a case may move on: fields, and things to check off."""

from collections.abc import Sequence

import streamlit as st

from core.drafting import edits
from core.drafting.filled import checklist
from core.drafting.views import Draft
from core.language import label_in
from core.process.document import Check, Step
from pages.library.writing import choices, kept, saving
from pages.parts import shell, ways
from pages.parts.words import _, tongue


@st.fragment
def panel(draft: Draft, step: str) -> None:
    with shell.safely():
        _panel(saving.newest(draft, step), step)


def _panel(draft: Draft, step: str) -> None:
    name, now = f"asks.{draft.id}.{step}", draft.document.steps[step]
    seen = saving.began(draft, name, now)
    saving.meanwhile(draft, name, seen, now, lambda each: _said(draft, each))
    with kept.typing(draft, name, seen):
        require = _fields(draft, name, "require", _("Required fields"), seen.require)
        optional = _fields(draft, name, "optional", _("Fields that can be added"), seen.optional)
        st.caption(_("Checklist: one a line, in the same order in each language. All are ticked before a case moves."))
        lines = choices.lines(name, [item.labels for item in seen.check])
    sent = saving.submit(draft, name)
    if not draft.document.fields:
        st.caption(_("This document has no field yet. Add one under “Fields” of the whole document."))
    if sent:
        with shell.refusing():
            new = {"require": require, "optional": optional, "check": checklist(seen.check, lines)}
            saving.save(draft, name, edits.step(step, seen, **new), step)


def _fields(draft: Draft, name: str, part: str, words: str, now: Sequence[str]) -> tuple[str, ...]:
    """What is asked for and does not exist stays in the list, so that it can be taken out."""
    known = [*draft.document.fields, *(each for each in now if each not in draft.document.fields)]
    chosen = st.multiselect(
        words, known, list(now), format_func=lambda code: ways.field_name(draft.document, code),
        key=shell.new_key(name, part), placeholder=_("Please choose"),
    )  # fmt: skip
    return tuple(chosen)


def _said(draft: Draft, step: Step) -> str:
    def names(codes: Sequence[str]) -> str:
        return _(", ").join(ways.field_name(draft.document, code) for code in codes) or "–"

    return "\n".join([names(step.require), names(step.optional), *map(_item, step.check)])


def _item(item: Check) -> str:
    return label_in(item.labels, tongue(), item.id)
