"""Drafts that wait for somebody who may approve them."""

import streamlit as st

from core.actors import Actor
from core.drafting import views
from core.language import label_in
from core.permissions import Permission, may
from core.process.words import DraftState
from pages.parts.fresh import direct
from pages.parts.words import _, plain, tongue


def waiting(me: Actor) -> None:
    """Who may approve sees what waits for it."""
    if not may(me, Permission.PUBLISH_DOCUMENTS):
        return
    for each in direct(views.drafts, me):
        if each.state is DraftState.IN_REVIEW:
            name = plain(label_in(each.document.labels, tongue(), each.process))
            st.page_link(
                "library/review.py", icon=":material/rate_review:", query_params={"draft": str(each.id)},
                label=_("A new version of “{name}” waits for approval").format(name=name),
            )  # fmt: skip
