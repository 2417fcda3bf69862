"""The fields of a document: what its steps can ask for."""

import streamlit as st

from core.drafting import edits
from core.drafting.filled import choices_from
from core.drafting.forms import FieldForm
from core.drafting.views import Draft
from core.fields.forms import FormField
from core.fields.words import FieldKind
from pages.library.writing import choices, rows, saving
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
            _form(draft, None if chosen == NEW else chosen)
    else:
        saving.closed()
        rows.more(_("Add a field"), "field")


def _form(draft: Draft, code: str | None) -> None:
    name, now = f"field.{draft.id}.{code}", draft.document.fields.get(code or "")
    seen = saving.began(name, now)
    pick.panel_head("field", _("New field") if seen is None else _("Field"))
    saving.meanwhile(draft, name, seen, now, lambda each: str(each and dict(each.labels)))
    kind = _kind(name, seen)
    with st.form(name, border=False):
        labels = saving.labels(name, seen.labels if seen else {})
        lines = _choices(name, seen) if kind is FieldKind.ENUM else ()
        sent = rows.submit(name)
    if sent:
        with shell.refusing():
            kept, more = choices_from(seen, lines)
            made = edits.field(code, seen, FieldForm(kind, labels, kept, more))
            saving.save(draft, name, made, closes="field")


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
