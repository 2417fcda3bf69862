"""Choosing a canned reply: in the customer's language, filled in, and put where the cursor stands."""

import streamlit as st

from core.canned import filling, views
from core.canned.views import Canned
from core.language import LANGUAGES, label_in
from core.resolution.views import Case
from core.settings import views as settings
from core.settings.words import Desk
from pages.parts import shell
from pages.parts.fresh import direct, fresh, lasting
from pages.parts.words import _, label, tongue


def menu(case: Case, box: str) -> None:
    """``box``: the name of the box that the reply is put into."""
    offered: dict[int, Canned] = {each.id: each for each in fresh(views.on_offer, shell.me())}
    if not offered:
        return
    name = f"canned.{case.ticket.id}"
    with st.popover(_("Canned reply"), icon=":material/quickreply:", type="tertiary"):
        chosen = st.selectbox(
            _("Canned reply"), list(offered), key=f"{name}.which", index=None, label_visibility="collapsed",
            format_func=lambda each: f"{label_in(offered[each].labels, tongue())} · {label(offered[each].tone)}",
            placeholder=_("Choose one"),
        )  # fmt: skip
        if chosen is None or chosen not in offered:
            return
        tag = _language(case, offered[chosen], f"{name}.language.{chosen}")
        text = direct(filling.filled, shell.me(), ticket=case.ticket, text=label_in(offered[chosen].bodies, tag))
        st.text(text)
        st.button(
            _("Insert"), key=f"{name}.insert", type="primary", icon=":material/south:",
            on_click=insert, args=(box, text),
        )  # fmt: skip


def insert(box: str, text: str) -> None:
    """The box takes each number once, at the cursor."""
    number, _text = chosen(box) or (0, "")
    st.session_state[f"{box}.insert"] = (number + 1, text)


def chosen(box: str) -> tuple[int, str] | None:
    """What was chosen last, with its number."""
    found: tuple[int, str] | None = st.session_state.get(f"{box}.insert")
    return found


def _language(case: Case, reply: Canned, key: str) -> str:
    """The customer's, where we know it and the reply speaks it; otherwise the desk's."""
    spoken = [tag for tag in LANGUAGES if reply.bodies.get(tag)]
    if len(spoken) == 1:
        return spoken[0]
    wanted = case.language or lasting(settings.read, shell.me(), kind=Desk).language
    return st.segmented_control(
        _("Language"), spoken, key=key, default=wanted if wanted in spoken else spoken[0], required=True,
        format_func=LANGUAGES.__getitem__, label_visibility="collapsed",
    ) or spoken[0]  # fmt: skip
