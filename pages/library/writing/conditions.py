"""The condition of a move, picked from what its step requires."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.fields.words import FieldKind
from core.process.conditions import Is, picked, written
from core.process.document import Document, Step
from pages.parts import shell, ways
from pages.parts.words import _, plain

MOST_CHOICES = 3  # that one move may ask for together


def condition(document: Document, step: Step, name: str, guard: str | None) -> str | None:
    """Choices that all have to hold; a condition that says more is shown, and kept unless it is replaced."""
    known = picked(guard)
    if guard and known is None:
        st.markdown(plain(ways.condition(document, guard)))
        if not st.checkbox(_("Replace this condition"), key=shell.new_key(name, "replace")):
            return guard
    kinds = {FieldKind.ENUM, FieldKind.BOOL}
    fields = [each for each in step.require if each in document.fields and document.fields[each].type in kinds]
    if not fields:
        st.caption(_("A condition reads a choice, or a yes or no, that this step requires. It requires none yet."))
        return None
    return written(_choices(document, fields, name, known or ()))


def _choices(document: Document, fields: Sequence[str], name: str, known: Sequence[Is]) -> list[Is]:
    chosen: list[Is] = []
    for place in range(min(MOST_CHOICES, len(fields))):
        now = known[place] if place < len(known) else None
        found = _choice(document, fields, (name, place), now)
        if found is None:
            break
        chosen.append(found)
    return chosen


def _choice(document: Document, fields: Sequence[str], of: tuple[str, int], now: Is | None) -> Is | None:
    """``of``: the form, and the place of this choice among those that have to hold together."""
    name, place = of
    with st.container(horizontal=True, vertical_alignment="bottom"):
        field = st.selectbox(
            _("If the field") if not place else _("and"), fields,
            fields.index(now.field) if now and now.field in fields else None,
            format_func=lambda code: ways.field_name(document, code), width=220,
            key=shell.new_key(name, f"{place}.field"),
            placeholder=_("Please choose") if not place else _("nothing more"),
        )  # fmt: skip
        if field is None:
            return None
        form = document.fields[field]
        values: list[Any] = [True, False] if form.type is FieldKind.BOOL else list(form.values)
        value = st.selectbox(
            _("is"), values, values.index(now.values[0]) if now and now.values[0] in values else None, width=200,
            format_func=lambda code: ways.value(document, field, code),
            key=shell.new_key(name, f"{place}.value.{field}"),
            placeholder=_("Please choose"),
        )  # fmt: skip
    return None if value is None else Is(field, (value,))
