"""Documents that came with a newer version of the program: drafts first, which the desk's own people publish."""

import streamlit as st

from core.actors import Actor
from core.drafting import actions, views
from core.permissions import Permission, may
from pages.parts import shell
from pages.parts.fresh import fresh
from pages.parts.words import _


def offer(me: Actor) -> None:
    """Nothing, where the desk has had all of them, or drafts them already."""
    if not may(me, Permission.WRITE_DOCUMENTS):
        return
    missing = len(fresh(views.missing, me))
    words = _("Add what is shipped: {n}").format(n=missing)
    why = _("Documents that came with this program and were never in force here begin as drafts, for you to review.")
    if missing and st.button(words, icon=":material/add_box:", key="ship", help=why):
        with shell.attempt(_("Added as drafts. Nothing changes before you publish them.")) as work:
            actions.add_shipped(work)
