"""What a step was left with: fields, ticks and the reason stay readable after the move, for whoever comes next."""

from typing import Any

import streamlit as st

from core.fields.words import FieldKind
from core.language import label_in
from core.models.process import Visit
from core.process.document import Check, Document
from pages.parts.fields import value_name
from pages.parts.words import _, plain, tongue

SHOWN = 2_000  # characters of a text before somebody asks for the rest


def entered(visit: Visit, document: Document) -> None:
    """Below the line of the move; nothing where nothing was entered."""
    facts, texts = _facts(visit, document), _texts(visit, document)
    if not facts and not texts:
        return
    with st.container(horizontal=True, gap="small", wrap=False):
        st.markdown(":material/edit_note:", width=24)
        with st.container(gap=None):
            if facts:
                st.markdown(f":small[{' · '.join(plain(each) for each in facts)}]")
            for name, (words, text) in texts.items():
                st.markdown(f":small[:gray[{plain(words)}]]")
                said(text, f"{visit.id}.{name}")


def said(text: str, name: str) -> None:
    """As it was written, without any markup; a long one is shortened until somebody asks."""
    whole = len(text) <= SHOWN or st.session_state.get(f"whole.{name}")
    st.text(text if whole else text[:SHOWN].rstrip() + " …")
    if len(text) > SHOWN:
        st.toggle(_("Show all {n} characters").format(n=f"{len(text):,}"), key=f"whole.{name}")


def _facts(visit: Visit, document: Document) -> list[str]:
    """Short values in the order of the step, then what was ticked."""
    values = [
        f"{label_in(document.fields[name].labels, tongue())}: {_value(document, name, value)}"
        for name, value in visit.values.items()
        if value is not None and name in document.fields and not _is_text(document, name)
    ]
    ticks = [f"✓ {label_in(item.labels, tongue())}" for item in _checks(visit, document) if item.id in visit.checked]
    return values + ticks


def _texts(visit: Visit, document: Document) -> dict[str, tuple[str, str]]:
    texts = {
        name: (label_in(document.fields[name].labels, tongue()), str(value))
        for name, value in visit.values.items()
        if value and name in document.fields and _is_text(document, name)
    }
    return texts | ({"reason": (_("Reason"), visit.reason)} if visit.reason else {})


def _checks(visit: Visit, document: Document) -> tuple[Check, ...]:
    return document.steps[visit.step].check if visit.step in document.steps else ()


def _is_text(document: Document, name: str) -> bool:
    return document.fields[name].type is FieldKind.TEXT


def _value(document: Document, name: str, value: Any) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return value_name(document.fields[name], value)
