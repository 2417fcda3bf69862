"""Versions that are approved and come into force on a day."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.actors import Actor
from core.language import label_in
from core.permissions import Permission, may
from core.review import views
from pages.parts import times
from pages.parts.fresh import direct
from pages.parts.words import _, plain, tongue


def head(me: Actor, zone: ZoneInfo) -> None:
    """Who publishes can still look at them, and withdraw them."""
    if not may(me, Permission.PUBLISH_DOCUMENTS):
        return
    for each in direct(views.coming, me):
        name = plain(label_in(each.labels, tongue(), each.process))
        words = _("A new version of “{name}” comes into force {at}").format(name=name, at=times.moment(each.at, zone))
        st.page_link(
            "library/review.py", label=words, icon=":material/schedule:", query_params={"draft": str(each.draft)}
        )
