"""The roles of a document: who works its steps, in terms of the roles of this desk."""

import streamlit as st

from core.actors import Role
from core.drafting import edits
from core.drafting.forms import RoleForm
from core.drafting.rules import WORKING
from core.drafting.views import Draft
from core.language import label_in
from core.process.document import RoleOf
from pages.library.writing import saving
from pages.parts import pick, shell
from pages.parts.words import _, label, plain, tongue

NEW = "*"


def panel(draft: Draft) -> None:
    chosen = pick.chosen("role")
    for code, role in draft.document.roles.items():
        with st.container(horizontal=True, vertical_alignment="center", wrap=False, border=True):
            held = _(", ").join(label(each) for each in role.held_by)
            name = plain(label_in(role.labels, tongue(), code))
            st.markdown(f"**{name}** :small[:gray[{held}]]", width="stretch")
            st.button(
                "", icon=":material/edit:", help=_("Change"), key=f"role.edit.{code}",
                on_click=pick.choose, args=("role", code),
            )  # fmt: skip
            used = any(step.role == code for step in draft.document.steps.values())
            if st.button("", icon=":material/close:", help=_("Take away"), key=f"role.out.{code}", disabled=used):
                saving.save(draft, f"role.{draft.id}.{code}", edits.role_removed(code))
    if chosen == NEW or chosen in draft.document.roles:
        with st.container(border=True):
            _form(draft, None if chosen == NEW else chosen)
    else:
        saving.closed()
        st.button(_("Add a role"), icon=":material/add:", key="role.new", on_click=pick.choose, args=("role", NEW))


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
        sent = st.form_submit_button(_("Save"), type="primary", icon=":material/check:", key=f"{name}.save")
    if sent:
        with shell.refusing():
            saving.save(draft, name, edits.role(code, seen, RoleForm(labels, tuple(held))), closes="role")


def _said(role: RoleOf | None) -> str:
    return "" if role is None else f"{' / '.join(role.labels.values())}: {_(', ').join(map(label, role.held_by))}"
