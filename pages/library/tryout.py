"""Try it (试走): a pretended case walks through a document, published or still being written; nothing of it is kept."""

from typing import Any

import streamlit as st

from core.drafting import claiming, pretending, trial
from core.drafting.trial import Trial
from core.language import label_in
from core.process import rules, views
from core.process.document import Document
from core.process.views import BASIC
from core.settings.words import Vocabulary
from core.triage.words import Priority
from pages.library import DOCUMENTS, EDITOR, gone
from pages.library.trying import card, clock, way
from pages.parts import lists, shell
from pages.parts.fresh import direct, fresh
from pages.parts.procedure import step_name
from pages.parts.terms import term_codes, term_label
from pages.parts.tokens import phone
from pages.parts.words import _, label, plain, tongue

me = shell.me()
published = {each.document.process: each.document for each in fresh(views.published, me)}
draft_id = lists.asked("draft")
WALK = "trial"


def which() -> Document:
    """A draft, or else a published document, by its code in the address."""
    if draft_id:
        return gone.draft(me, draft_id).document
    return published.get(st.query_params.get("process") or BASIC) or published[BASIC]


def facts() -> dict[str, Any]:
    """What the pretended case is like, at first one that comes here; some limits depend on it."""
    found, asked = dict[str, Any](), claiming.chosen(document.applies_when) or {}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for part, vocabulary in (("category", Vocabulary.CATEGORY), ("channel", Vocabulary.CHANNEL)):
            words = _("Category") if part == "category" else _("Channel")
            names = {code: term_label(me, vocabulary, code) for code in term_codes(me, vocabulary)}
            fitting = next((at for at, code in enumerate(names) if code in asked.get(part, ())), 0)
            found[part] = st.selectbox(
                words, list(names), fitting, key=f"try.{part}.{document.process}", width=190,
                format_func=names.__getitem__,
            )  # fmt: skip
        chosen = st.segmented_control(
            _("Priority"), list(Priority), default=Priority.P3, required=True, format_func=label, key="try.priority"
        )
        st.button(_("Begin again"), icon=":material/restart_alt:", key="try.again", on_click=begin)
    return found | {"priority": str(chosen or Priority.P3)}


def begin() -> None:
    st.session_state.pop(WALK, None)


def takes(document: Document, case: dict[str, Any]) -> None:
    """Would a case like this come here at all?"""
    taken = rules.route([*({**published, document.process: document}).values()], case)
    code = taken.process if taken else BASIC
    if code == document.process:
        st.caption(_("A case like this takes this document."))
    else:
        name = plain(label_in(published[code].labels, tongue(), code))
        st.caption(_("A case like this takes “{name}”. You can walk it here all the same.").format(name=name))


def now(document: Document, channel: str) -> Trial:
    """As far as it has come; another document, or another wording of it, begins anew."""
    kept = st.session_state.get(WALK)
    if kept is None or kept[0] != (document, channel):
        return trial.begun(document, channel, *direct(pretending.beginning, me, document=document))
    at: Trial = kept[1]
    return at


def walk(to: Trial) -> None:
    st.session_state[WALK] = ((document, to.channel), to)
    st.rerun()


document = which()
name = plain(label_in(document.labels, tongue(), document.process))
with shell.head(_("Try it: {name}").format(name=name), _("a pretended case, of which nothing is kept")):
    back = {"draft": str(draft_id)} if draft_id else {"process": document.process}
    page = EDITOR if draft_id else DOCUMENTS
    st.page_link(page, label=_("Back"), icon=":material/arrow_back:", query_params=back)
stuck = trial.obstacles(document)
if stuck:
    words = _("These steps have to be mended before a case can walk: {steps}.")
    names = _(", ").join(plain(step_name(document, each)) for each in stuck)
    st.markdown(f":orange[:material/error:] {words.format(steps=names)}")
else:
    case = facts()
    takes(document, case)
    at = now(document, case["channel"])
    left, right = (st.container(), st.container()) if phone() else st.columns([1.2, 1], gap="large")
    with left:
        card.card(document, at, walk)
        clock.passing(document, at, walk)
        way.walked(document, at)
    with right:
        way.shown(document, at)
