"""What author and approvers say of a draft, step by step, until each point is done."""

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from core.drafting.views import Draft
from core.process.document import Document
from core.review import actions
from core.review.forms import Remark
from core.review.rules import LONGEST
from core.review.views import Comment
from pages.parts import shell, times
from pages.parts.procedure import step_name
from pages.parts.words import _, n_, plain


def still_open(comments: Sequence[Comment]) -> int:
    return sum(not each.done_by for each in comments)


def panel(draft: Draft, comments: Sequence[Comment], zone: ZoneInfo) -> None:
    """What is open first; what is done stays to be read."""
    waiting = n_("{n} is open", "{n} are open", still_open(comments)) if comments else _("they stay with the version")
    with st.container(border=True, gap="small"):
        shell.section(_("Comments on the draft"), waiting)
        for each in sorted(comments, key=lambda each: bool(each.done_by)):
            _thread(draft, each, zone)
        _new(draft)


def said(document: Document, comment: Comment, zone: ZoneInfo) -> str:
    """A comment and its answers as Markdown."""
    place = f" · {plain(step_name(document, comment.step))}" if comment.step else ""
    lines = [f"{_head(comment, zone)}:small[:gray[{place}]]", _quoted(comment.text)]
    for each in comment.answers:
        lines += [f"↳ {_head(each, zone)}", _quoted(each.text)]
    return "  \n".join(lines)


def _head(comment: Comment, zone: ZoneInfo) -> str:
    done = f" :green[:material/check:] :small[:gray[{_('done')}]]" if comment.done_by else ""
    return f"**{plain(comment.by or '–')}** :small[:gray[{times.moment(comment.at, zone)}]]{done}"


def _quoted(text: str) -> str:
    return plain(text).replace("\n", "  \n")


def _thread(draft: Draft, comment: Comment, zone: ZoneInfo) -> None:
    st.markdown(said(draft.document, comment, zone))
    with st.container(horizontal=True, gap="small"):
        words, icon = (_("Open again"), "undo") if comment.done_by else (_("Done"), "check")
        if st.button(words, icon=f":material/{icon}:", key=f"settle.{comment.id}", type="tertiary"):
            with shell.attempt() as work:
                actions.settle(work, comment.id, not comment.done_by)
        if not comment.done_by:
            with st.popover(_("Answer"), icon=":material/reply:", type="tertiary"):
                _answer(draft, comment)


def _answer(draft: Draft, comment: Comment) -> None:
    name = f"answer.{comment.id}"
    with st.form(shell.new_key(name, "form"), border=False):
        text = st.text_area(_("Answer"), max_chars=LONGEST, height=90, key=shell.new_key(name, "text"))
        sent = st.form_submit_button(_("Answer"), key=f"{name}.send")
    if sent:
        with shell.attempt(_("Your answer stands below the comment."), clears=name) as work:
            actions.say(work, draft.id, Remark(text or "", answers=comment.id))


def _new(draft: Draft) -> None:
    places: Mapping[str, str] = {"": _("The whole document")} | {
        step: step_name(draft.document, step) for step in draft.document.steps
    }
    with st.form(shell.new_key("comment", "form"), border=False):
        step = st.selectbox(
            _("About"), list(places), format_func=places.__getitem__, key=shell.new_key("comment", "step")
        )
        text = st.text_area(_("Comment"), max_chars=LONGEST, height=90, key=shell.new_key("comment", "text"))
        sent = st.form_submit_button(_("Comment"), icon=":material/add_comment:", key="comment.send")
    if sent:
        with shell.attempt(_("Said. Who is concerned is told."), clears="comment") as work:
            actions.say(work, draft.id, Remark(text or "", step or ""))
