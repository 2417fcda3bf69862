"""The tags of a case."""

from zoneinfo import ZoneInfo

import streamlit as st

from core.queue import tags
from core.queue.own import views
from core.resolution.views import Case
from core.settings.words import Vocabulary
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _


def draw(case: Case, zone: ZoneInfo) -> None:
    me, name = shell.me(), f"tags.{case.ticket.id}"
    present = list(direct(views.tags_of, me, ticket_id=case.ticket.id))
    known = list(dict.fromkeys([*present, *term_codes(me, Vocabulary.TAG)]))
    chosen = st.multiselect(
        _("Tags"), known, default=present, key=f"{name}.{hash(tuple(present))}", accept_new_options=True,
        format_func=lambda code: term_label(me, Vocabulary.TAG, code), label_visibility="collapsed",
        placeholder=_("Choose, or write a new one"), max_selections=tags.MOST,
    )  # fmt: skip
    if set(chosen) != set(present):
        with shell.attempt() as work:
            new = [each for each in chosen if each not in known]
            tags.tag(work, case.ticket.number or 0, [each for each in chosen if each in known], new)
    st.caption(_("A tag gathers cases that have something in common; the queue can be filtered by it."))
