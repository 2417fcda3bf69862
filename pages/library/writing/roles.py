"""The roles of a document: who works its steps, in terms of the roles of this desk."""

import streamlit as st

from core.actors import Role
from core.drafting import edits
from core.drafting.forms import RoleForm
from core.drafting.templates import WORKING
from core.drafting.views import Draft
from core.language import label_in
from core.process.document import RoleOf
from pages.library.writing import rows, saving
from pages.parts import pick, shell
from pages.parts.words import _, label, plain, tongue

NEW = "*"


def panel(draft: Draft) -> None:
    chosen, steps = pick.chosen("role"), draft.document.steps.values()
    for code, role in draft.document.roles.items():
        held = _(", ").join(label(each) for each in role.held_by)
        words = f"**{plain(label_in(role.labels, tongue(), code))}** :small[:gray[{held}]]"
        if rows.row(words, "role", code, any(step.role == code for step in steps)):
            saving.save(draft, f"role.{draft.id}.{code}", edits.role_removed(code))
    if chosen == NEW or chosen in draft.document.roles:
        with st.container(border=True):
            _form(draft, None if chosen == NEW else chosen)
    else:
        saving.closed()
        rows.more(_("Add a role"), "role")


def _form(draft: Draft, code: str | None) -> None:
    name, now = f"role.{draft.id}.{code}", draft.document.roles.get(code or "")
    seen = saving.began(name, now)
    pick.panel_head("role", _("New role") if seen is None else _("Role"))
    saving.meanwhile(draft, name, seen, now, _said)
    with st.form(name, border=False):
        labels = saving.labels(name, seen.labels if seen else {})
        held = st.pills(
            _("Held by"), list(Role), selection_mode="multi", default=list(seen.held_by if seen else WORKING),
            format_func=label, key=shell.new_key(name, "held"),
        )  # fmt: skip
        sent = rows.submit(name)
    if sent:
        with shell.refusing():
            saving.save(draft, name, edits.role(code, seen, RoleForm(labels, tuple(held))), closes="role")


def _said(role: RoleOf | None) -> str:
    return "" if role is None else f"{' / '.join(role.labels.values())}: {_(', ').join(map(label, role.held_by))}"
