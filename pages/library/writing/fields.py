"""The fields of a document: what its steps can ask for."""

import streamlit as st

from core.drafting import edits
from core.drafting.forms import FieldForm
from core.drafting.rules import choices_from
from core.drafting.views import Draft
from core.fields.forms import FormField
from core.fields.words import FieldKind
from pages.library.writing import choices, saving
from pages.parts import pick, shell, ways
from pages.parts.words import _, label, plain

NEW = "*"


def panel(draft: Draft) -> None:
    fields = draft.document.fields
    chosen = pick.chosen("field")
    for code, form in fields.items():
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, border=True):
            asked = [step for step in draft.document.steps.values() if code in step.fields]
            quiet = f"{label(form.type)}" + ("" if asked else f" · {_('not asked for')}")
            st.markdown(f"**{plain(ways.field_name(draft.document, code))}** :small[:gray[{quiet}]]", width="stretch")
            st.button(
                "", icon=":material/edit:", help=_("Change"), key=f"field.edit.{code}",
                on_click=pick.choose, args=("field", code),
            )  # fmt: skip
            if st.button(
                "", icon=":material/close:", help=_("Take away"), key=f"field.out.{code}", disabled=bool(asked)
            ):
                saving.save(draft, f"field.{draft.id}.{code}", edits.field_removed(code))
    if chosen == NEW or chosen in fields:
        with st.container(border=True):
            _form(draft, None if chosen == NEW else chosen)
    else:
        saving.closed()
        st.button(_("Add a field"), icon=":material/add:", key="field.new", on_click=pick.choose, args=("field", NEW))


def _form(draft: Draft, code: str | None) -> None:
    name, now = f"field.{draft.id}.{code}", draft.document.fields.get(code or "")
    seen = saving.began(name, now)
    pick.panel_head("field", _("New field") if seen is None else _("Field"))
    saving.meanwhile(draft, name, seen, now, lambda each: str(each and dict(each.labels)))
    kind = _kind(name, seen)
    with st.form(name, border=False):
        labels = saving.labels(name, seen.labels if seen else {})
        values: list[dict[str, str]] = [dict(seen.value_labels.get(each, {})) for each in seen.values] if seen else []
        lines: tuple[dict[str, str], ...] = ()
        if kind is FieldKind.ENUM:
            st.caption(_("Choices, one a line, in the same order in each language. New ones come last."))
            lines = choices.lines(name, values)
        sent = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key=f"{name}.save")
    if sent:
        with shell.refusing():
            kept, more = choices_from(seen, lines)
            made = edits.field(code, seen, FieldForm(kind, labels, kept, more))
            saving.save(draft, name, made, closes="field")


def _kind(name: str, seen: FormField | None) -> FieldKind:
    """Chosen once: conditions and earlier answers rely on it."""
    kinds = list(FieldKind)
    chosen = st.selectbox(
        _("Kind"), kinds, kinds.index(seen.type) if seen else 0, format_func=label, disabled=seen is not None,
        key=shell.new_key(name, "kind"), width=200,
    )  # fmt: skip
    return seen.type if seen else chosen
