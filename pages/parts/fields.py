"""The fields of a process document as widgets; what is entered is read back as plain values."""

from typing import Any

import streamlit as st

from core.fields.forms import FormField
from core.fields.words import FieldKind
from core.language import label_in
from pages.parts.words import _, plain, tongue

FEW = 4
FITS = 28  # letters beside one another in half a column; a Chinese one takes the room of two


def field(form: FormField, key: str, required: bool, now: Any = None) -> Any:
    """One input for one field, which begins with ``now``; ``None`` while nothing is entered."""
    words = plain(label_in(form.labels, tongue()))
    words = words if required else _("{field} (optional)").format(field=words)
    match form.type:
        case FieldKind.TEXT:
            return st.text_area(words, now or "", key=key, height=88, max_chars=20_000)
        case FieldKind.ENUM:
            return _enum(form, words, key, now)
        case FieldKind.BOOL:
            return _yes_or_no(words, key, now)
        case FieldKind.INT:
            whole: int | None = now
            return st.number_input(words, key=key, value=whole, step=1)
        case FieldKind.MONEY:
            return st.number_input(words, key=key, value=None if now is None else float(now), step=0.01, format="%.2f")
        case FieldKind.DATE:
            day: str | None = now
            chosen = st.date_input(words, key=key, value=day)
            return chosen.isoformat() if chosen else None


def value_name(form: FormField, value: Any) -> str:
    return label_in(form.value_labels.get(str(value), {}), tongue(), str(value))


def _width(words: str) -> int:
    return sum(1 if each.isascii() else 2 for each in words)


def _enum(form: FormField, words: str, key: str, now: str | None) -> str | None:
    options = list(form.values)
    if len(options) <= FEW and sum(_width(value_name(form, each)) for each in options) <= FITS:
        return st.segmented_control(
            words, options, default=now, key=key, format_func=lambda each: plain(value_name(form, each))
        )
    at = options.index(now) if now in options else None
    return st.selectbox(
        words, options, at, key=key, format_func=lambda each: value_name(form, each), placeholder=_("Please choose")
    )


def _yes_or_no(words: str, key: str, now: bool | None) -> bool | None:
    answers = {"yes": _("Yes"), "no": _("No")}
    default = None if now is None else "yes" if now else "no"
    chosen = st.segmented_control(words, list(answers), default=default, key=key, format_func=answers.__getitem__)
    return None if chosen is None else chosen == "yes"
