"""One field of the catalogue: its labels, its choices, and whether it is still asked."""

import streamlit as st

from core.fields import actions
from core.fields.errors import NoSuchField
from core.fields.forms import NewField
from core.fields.views import Line
from core.fields.words import FieldKind
from core.language import LANGUAGES
from pages.parts import pick, shell
from pages.parts.words import _, label, plain

LONGEST = 120


def panel(catalogue: tuple[Line, ...], code: str) -> None:
    with st.container(border=True):
        if code == "*":
            _new()
            return
        line = next((each for each in catalogue if each.code == code), None)
        if line is None:
            raise NoSuchField(field=code)
        _change(line)


def _labels(name: str, now: dict[str, str]) -> dict[str, str]:
    return {
        tag: st.text_input(own, now.get(tag, ""), max_chars=LONGEST, key=shell.new_key(name, tag)) or ""
        for tag, own in LANGUAGES.items()
    }


def _choices(name: str, line: Line | None) -> tuple[dict[str, str], ...]:
    """One list a language, one choice a line: the same line is the same choice."""
    st.caption(_("Choices, one a line, in the same order in each language. New ones come last."))
    told: dict[str, list[str]] = {}
    for place, (tag, own) in zip(st.columns(len(LANGUAGES)), LANGUAGES.items(), strict=True):
        now = [line.form.value_labels[each].get(tag, "") for each in line.form.values] if line else []
        told[tag] = place.text_area(own, "\n".join(now), height=120, key=shell.new_key(name, f"of.{tag}")).splitlines()
    count = max(map(len, told.values()))
    return tuple(
        {tag: lines[at] for tag, lines in told.items() if at < len(lines) and lines[at].strip()} for at in range(count)
    )


def _new() -> None:
    pick.panel_head("field", _("New field"), _("a label in one language is enough"))
    kind = st.selectbox(_("Kind"), list(FieldKind), format_func=label, key=shell.new_key("field", "kind"))
    with st.form("new_field", border=False):
        labels = _labels("field", {})
        choices = _choices("field", None) if kind is FieldKind.ENUM else ()
        why = _("Kept sealed and shown masked, like contact data.")
        pii = st.checkbox(_("It tells of a person"), help=why, key=shell.new_key("field", "pii"))
        sent = st.form_submit_button(_("Add"), icon=":material/check:", key="field_add", width="stretch")
    if sent:
        with shell.attempt(_("The field is in the catalogue."), clears="field") as work:
            actions.add(work, NewField(kind or FieldKind.TEXT, labels, choices, pii))


def _change(line: Line) -> None:
    name = f"field.{line.code}"
    quiet = f"{plain(line.code)} · {label(line.form.type)}" + ("" if line.active else f" · {_('retired')}")
    pick.panel_head("field", _("Field"), quiet)
    with st.form(name, border=False):
        labels = _labels(name, dict(line.form.labels))
        choices = _choices(name, line) if line.form.type is FieldKind.ENUM else ()
        saved = st.form_submit_button(_("Save"), icon=":material/check:", key="field_save", width="stretch")
    if saved:
        with shell.attempt(_("The field is saved."), clears=name) as work:
            actions.change(work, line.code, NewField(line.form.type, labels, choices, line.form.pii))
    _retiring(line)


def _retiring(line: Line) -> None:
    said, verb = (_("Retire"), actions.retire) if line.active else (_("Bring back"), actions.restore)
    if st.button(said, key="field_retire", width="stretch"):
        with shell.attempt(_("The field is saved.")) as work:
            verb(work, line.code)
