"""Rights (权限): who may do what, printed from the very tables that are asked when somebody does it."""

import pandas as pd
import streamlit as st

from core.actors import Role
from core.people import rights, views
from core.permissions import GRANTS, Permission
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.tokens import phone
from pages.parts.words import _, label, n_, plain

me = shell.me()
wearers = direct(views.wearers, me)
verbs = rights.verbs()

meaning = (
    n_("{n} right", "{n} rights", len(Permission)),
    n_("{n} role", "{n} roles", len(Role)),
    n_("{n} action asks for one", "{n} actions ask for one", sum(map(len, verbs.values()))),
)
with shell.head(_("Rights"), " · ".join(meaning)):
    st.page_link("manage/people.py", label=_("People and teams"), icon=":material/group:")

shell.section(_("Roles and rights"), _("who wears several roles has the rights of each"))
names = {role: label(role) for role in Role}


def in_a_table() -> None:
    frame = pd.DataFrame(
        {"right": [label(permission) for permission in Permission]}
        | {role: ["✓" if permission in GRANTS[role] else "" for permission in Permission] for role in Role}
    )
    st.dataframe(
        frame,
        column_config={"right": st.column_config.TextColumn(_("Right"), width=250)}
        | {role: st.column_config.TextColumn(names[role], width=88, alignment="center") for role in Role},
        hide_index=True,
        height="content",
        row_height=32,
        key="matrix",
        alt=_("A tick where a role has a right"),
    )


def in_lines() -> None:
    """A phone is too narrow for a column of each role."""
    with st.container(border=True, gap="small"):
        for permission in Permission:
            having = _(", ").join(names[role] for role in Role if permission in GRANTS[role]) or "–"
            st.markdown(f"**{label(permission)}**  \n:small[:gray[{having}]]")


if phone():
    in_lines()
else:
    in_a_table()

roles, actions = st.columns([1, 1.4], gap="large")
with roles:
    shell.section(_("Who wears which role"), _("without those who are disabled"))
    with st.container(border=True, gap="small"):
        for role in Role:
            people = _(", ").join(map(plain, wearers[role])) or "–"
            st.markdown(f"**{names[role]}**&ensp;:small[:gray[{len(wearers[role])}]]  \n:small[{people}]")
with actions:
    shell.section(_("What each right opens"), _("the actions of the program, by their names"))
    with st.container(border=True, gap="small"):
        for permission, found in verbs.items():
            if found:
                st.markdown(f"**{label(permission)}**  \n:small[:gray[{plain(', '.join(found))}]]")
        st.caption(_("The other rights are asked inside these actions, where they depend on the case."))
