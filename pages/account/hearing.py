"""How one wants to hear of things: on the desk, by mail, or not at all."""

import streamlit as st

from core.actors import Actor
from core.notices import actions, views
from core.notices.forms import Wish
from core.notices.words import NoticeKind
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.words import _, label


def draw(me: Actor) -> None:
    shell.section(_("Notices"), _("what you want to hear of"))
    now: dict[NoticeKind, Wish] = direct(views.wishes, me)
    ways = {"desk": _("Desk"), "mail": _("Mail")}
    with st.form("notices", border=False):
        wishes: dict[NoticeKind, Wish] = {}
        for kind, wish in now.items():
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                st.markdown(label(kind), width="content")
                chosen = st.pills(
                    label(kind), list(ways), selection_mode="multi", format_func=ways.__getitem__,
                    default=[way for way, on in (("desk", wish.in_desk), ("mail", wish.by_mail)) if on],
                    key=f"hear.{kind}", label_visibility="collapsed", width="content",
                )  # fmt: skip
            wishes[kind] = Wish("desk" in chosen, "mail" in chosen)
        sent = st.form_submit_button(_("Save"), key="hear_save")
    if sent:
        with shell.attempt(_("So you will hear of things from now on.")) as work:
            actions.choose(work, wishes)
