"""The fields of a process document as widgets; what is entered is read back as plain values."""

from typing import Any

import streamlit as st

from core.language import label_in
from core.process.document import FieldKind, FormField
from pages.parts.words import _, tongue

FEW = 4


def field(form: FormField, key: str, required: bool) -> Any:
    """One input for one field; ``None`` while nothing is entered."""
    words = label_in(form.labels, tongue())
    words = words if required else _("{field} (optional)").format(field=words)
    match form.type:
        case FieldKind.TEXT:
            return st.text_area(words, key=key, height=88, max_chars=20_000)
        case FieldKind.ENUM:
            return _enum(form, words, key)
        case FieldKind.BOOL:
            return _yes_or_no(words, key)
        case FieldKind.INT:
            return st.number_input(words, key=key, value=None, step=1)
        case FieldKind.MONEY:
            return st.number_input(words, key=key, value=None, step=0.01, format="%.2f")
        case FieldKind.DATE:
            chosen = st.date_input(words, key=key, value=None)
            return chosen.isoformat() if chosen else None


def value_name(form: FormField, value: Any) -> str:
    return label_in(form.value_labels.get(str(value), {}), tongue(), str(value))


def _enum(form: FormField, words: str, key: str) -> str | None:
    options = list(form.values)
    if len(options) <= FEW:
        return st.segmented_control(words, options, key=key, format_func=lambda each: value_name(form, each))
    return st.selectbox(
        words,
        options,
        key=key,
        index=None,
        format_func=lambda each: value_name(form, each),
        placeholder=_("Please choose"),
    )


def _yes_or_no(words: str, key: str) -> bool | None:
    answers = {"yes": _("Yes"), "no": _("No")}
    chosen = st.segmented_control(words, list(answers), key=key, format_func=answers.__getitem__)
    return None if chosen is None else chosen == "yes"
