"""What one's roles are for, and where to begin."""

import streamlit as st

from core.actors import Actor, Role
from core.language import N_
from core.permissions import Permission, may
from pages.parts import shell
from pages.parts.words import _, label

ROLES = {
    Role.AGENT: N_("You take cases in, answer customers, and carry each case along its procedure until it is closed."),
    Role.TECHNICIAN: N_("You find out why something failed, and say how it is put right."),
    Role.LOGISTICS: N_("You see to what is sent, fetched and exchanged."),
    Role.FINANCE: N_("You see to refunds, compensation and invoices."),
    Role.SUPERVISOR: N_("You see what is late and why, hand cases over, and decide where a procedure is left."),
    Role.TRAINER: N_("You write the procedures that cases follow, and the answers that everybody uses."),
    Role.ADMIN: N_("You look after members, rights and settings."),
}

DOORS = (
    ("desk/intake.py", N_("Take a case in"), "move_to_inbox", Permission.TAKE_IN),
    ("desk/queue.py", N_("Look through the queue"), "inbox", Permission.WORK),
    ("library/documents.py", N_("Read the procedures"), "account_tree", Permission.READ_DOCUMENTS),
    ("library/editor.py", N_("Write procedures"), "edit_document", Permission.WRITE_DOCUMENTS),
    ("library/canned.py", N_("Write canned replies"), "quickreply", Permission.WRITE_CANNED),
    ("manage/people.py", N_("Invite members"), "group_add", Permission.MANAGE_PEOPLE),
)


def role_card(me: Actor) -> None:
    shell.section(_("Your part"), _(", ").join(label(role) for role in sorted(me.roles)))
    with st.container(border=True, gap="small"):
        for role in sorted(me.roles):
            st.caption(_(ROLES[role]))
        with st.container(gap=None):
            for file, words, icon, needed in DOORS:
                if may(me, needed):
                    st.page_link(file, label=_(words), icon=f":material/{icon}:")
