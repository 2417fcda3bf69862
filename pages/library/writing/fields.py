"""The fields of a document: what its steps can ask for."""

from collections.abc import Callable

import streamlit as st

from core.drafting import edits
from core.drafting.filled import choices_from
from core.drafting.forms import FieldForm
from core.drafting.views import Draft
from core.drafting.words import Truth
from core.fields.forms import FormField
from core.fields.words import FieldKind
from pages.library.writing import choices, kept, rows, saving
from pages.parts import pick, shell, ways
from pages.parts.words import _, label, plain

NEW = "*"


def panel(draft: Draft) -> None:
    fields, chosen = draft.document.fields, pick.chosen("field")
    for code, form in fields.items():
        asked = any(code in step.fields for step in draft.document.steps.values())
        quiet = label(form.type) if asked else f"{label(form.type)} · {_('not asked for')}"
        name = plain(ways.field_name(draft.document, code))
        if rows.row(f"**{name}** :small[:gray[{quiet}]]", "field", code, asked):
            saving.save(draft, f"field.{draft.id}.{code}", edits.field_removed(code))
    if chosen == NEW or chosen in fields:
        with st.container(border=True):
            pick.panel_head("field", _("New field") if chosen == NEW else _("Field"))
            _form(draft, None if chosen == NEW else chosen)
    else:
        saving.closed()
        rows.more(_("Add a field"), "field")


@st.fragment
def _form(draft: Draft, code: str | None) -> None:
    with shell.safely():
        draft = saving.newest(draft)
        name, now = f"field.{draft.id}.{code}", draft.document.fields.get(code or "")
        seen = saving.began(draft, name, now)
        saving.meanwhile(draft, name, seen, now, _said)
        with kept.typing(draft, name, seen):
            made = _filled(name, seen)
        if saving.submit(draft, name):
            with shell.refusing():
                saving.save(draft, name, edits.field(code, seen, made()), closes="field")


def _filled(name: str, seen: FormField | None) -> Callable[[], FieldForm]:
    """The widgets, and what their values make."""
    kind, labels = _kind(name, seen), saving.labels(name, seen.labels if seen else {})
    lines = _choices(name, seen) if kind is FieldKind.ENUM else ()
    bind = _bind(name, seen)

    def made() -> FieldForm:
        kept_ones, more = choices_from(seen, lines)
        return FieldForm(kind, labels, kept_ones, more, bind)

    return made


def _bind(name: str, seen: FormField | None) -> str | None:
    """What lives with the case is asked once, and shown at each step that asks for it again."""
    now = seen.bind if seen else None
    known: list[str] = [str(each) for each in Truth]
    codes = [*known, now] if now and now not in known else known
    return st.selectbox(
        _("Kept with the case as"), codes, codes.index(now) if now else None, key=shell.new_key(name, "bind"),
        format_func=lambda code: label(Truth(code)) if code in known else code, width=300,
        placeholder=_("nothing: it belongs to its step"),
        help=_("Steps and documents that keep the same thing with the case share its answer."),
    )  # fmt: skip


def _said(form: FormField | None) -> str:
    if form is None:
        return ""
    spoken = (" / ".join(form.value_labels.get(each, {}).values()) for each in form.values)
    return "\n".join([" / ".join(form.labels.values()), *spoken, form.bind or ""])


def _choices(name: str, seen: FormField | None) -> tuple[dict[str, str], ...]:
    st.caption(_("Choices, one a line, in the same order in each language. New ones come last."))
    return choices.lines(name, [seen.value_labels.get(each, {}) for each in seen.values] if seen else [])


def _kind(name: str, seen: FormField | None) -> FieldKind:
    """Chosen once: conditions and earlier answers rely on it."""
    kinds = list(FieldKind)
    chosen = st.selectbox(
        _("Kind"), kinds, kinds.index(seen.type) if seen else 0, format_func=label, disabled=seen is not None,
        key=shell.new_key(name, "kind"), width=200,
    )  # fmt: skip
    return seen.type if seen else chosen
