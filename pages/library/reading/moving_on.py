"""Cases that still follow an older version, for those who may move them."""

import streamlit as st

from core.actors import Actor
from core.permissions import Permission, may
from core.switching import views
from pages.parts.fresh import fresh
from pages.parts.words import n_


def offer(me: Actor, process: str) -> None:
    """Nothing where nobody is behind. All are moved, and the page's other figures count those that one may open."""
    if not may(me, Permission.PUBLISH_DOCUMENTS):
        return
    if behind := fresh(views.behind, me, process=process):
        words = n_(
            "{n} case still follows an older version: move it",
            "{n} cases still follow an older version: move them",
            behind,
        )
        hidden = behind - fresh(views.behind_in_sight, me, process=process)
        if hidden:
            words += f" ({n_('{n} of them is not open to you', '{n} of them are not open to you', hidden)})"
        st.page_link(
            "library/running_cases.py", label=words, icon=":material/moving:", query_params={"process": process}
        )
