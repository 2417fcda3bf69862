"""Who else writes at a draft, and that it has changed since it was drawn; nothing is drawn over what is typed."""

from collections.abc import Sequence

import streamlit as st

from core.clock import utc_now
from core.drafting import views
from core.drafting.company import actions
from core.drafting.company import views as company
from core.drafting.company.views import Writer
from core.drafting.views import Draft
from core.process.document import Document
from pages.parts import shell
from pages.parts.fresh import direct
from pages.parts.live import BEAT
from pages.parts.procedure import step_name
from pages.parts.words import _, plain


@st.fragment(run_every=BEAT)
def line(draft: Draft, step: str) -> None:
    with shell.safely():
        _beat(draft.id, step)
        others = direct(company.others, shell.me(), draft_id=draft.id, process=draft.document.process)
        version = direct(views.version_of, shell.me(), draft_id=draft.id)
        if not others and version == draft.version:
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            if others:
                said = plain(in_words(draft.document, others))
                st.markdown(f":small[:orange[:material/group: {said}]]", width="content")
            _news(draft, version)


def _news(draft: Draft, version: int | None) -> None:
    if version is None:
        words = _("This draft was published or discarded meanwhile. What you typed is kept for the next one.")
        st.markdown(f":orange[:material/sync_problem: {words}]", width="content")
    elif version != draft.version:
        words = _("The draft has changed, show it")
        if st.button(words, icon=":material/refresh:", type="tertiary", key="draft.news"):
            st.rerun()


def in_words(document: Document, others: Sequence[Writer]) -> str:
    return " · ".join(_one(document, each) for each in others)


def _one(document: Document, writer: Writer) -> str:
    where = step_name(document, writer.step) if writer.step else _("the document as a whole")
    words = _("{who} is writing here too, at “{where}”") if writer.writing else _("{who} is here too, at “{where}”")
    return words.format(who=writer.name, where=where)


def _beat(draft_id: int, step: str) -> None:
    """At most one heartbeat in its time, and one at each new step."""
    now, last = utc_now().timestamp(), st.session_state.get(f"beat.draft.{draft_id}", ("", 0.0))
    if step != last[0] or now - last[1] >= BEAT - 2:
        st.session_state[f"beat.draft.{draft_id}"] = (step, now)
        with shell.quietly() as work:
            actions.here(work, draft_id, step)
