"""The box below the conversation: answer the customer, note something, or write down what the customer said."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.attention import actions as attention
from core.attention import views
from core.files.forms import Upload
from core.language import N_
from core.queue import views as queue
from core.resolution import actions
from core.resolution.views import Case
from core.resolution.words import Direction
from core.work import Work
from pages.parts import canned_menu, shell
from pages.parts.composer import desk
from pages.parts.composer.mount import composer
from pages.parts.composer.told import Shown
from pages.parts.fresh import direct, fresh
from pages.parts.tokens import key, phone
from pages.parts.uploads import uploads
from pages.parts.words import _, label, n_

KINDS = (Direction.OUTGOING, Direction.NOTE, Direction.INCOMING)

DONE = {
    Direction.OUTGOING: N_("Your answer is in the case."),
    Direction.NOTE: N_("Noted. The customer does not see it."),
    Direction.INCOMING: N_("The customer's words are in the case."),
}

HINTS = {
    Direction.OUTGOING: N_(
        "Ctrl+Enter keeps it in the case. "
        "It leaves by mail once a mail server is set up and the customer's address is known."
    ),
    Direction.NOTE: N_("Among ourselves; @name tells a colleague. Ctrl+Enter keeps it."),
    Direction.INCOMING: N_("What the customer said, in their words. Ctrl+Enter keeps it."),
}


@st.fragment
def reply_box(case: Case) -> None:
    """What was typed is a draft of this person, for each kind apart, until it is sent."""
    with shell.safely(), st.container(border=True):
        name, number = f"say.{case.ticket.id}", case.ticket.number or 0
        drafts = direct(views.drafts, shell.me(), ticket_id=case.ticket.id)
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            chosen = _kind(name, drafts)
            with st.container(horizontal=True, width="content", vertical_alignment="center"):
                if chosen is Direction.OUTGOING:
                    canned_menu.menu(case, name)
                mentions = _mentions(name) if chosen is Direction.NOTE else []
                files = _files(name)
        with st.container():  # always there, so that what follows stays where it is
            if sent := desk.sent(name):
                _send(name, number, sent, (files, mentions))
        composer(f"{name}.box", _shown(name, chosen, drafts.get(chosen, "")), partial(desk.hear, name, number))


def begin(case: Case) -> None:
    """Beside what a case is: the way down to the box, for keyboards."""
    if phone():
        return
    for kind, shortcut, icon in ((Direction.OUTGOING, "A", "reply"), (Direction.NOTE, "N", "edit_note")):
        st.button(
            label(kind), icon=f":material/{icon}:", type="tertiary", key=f"begin.{kind}",
            shortcut=key(shortcut, label(kind)), on_click=_begun, args=(f"say.{case.ticket.id}", kind),
        )  # fmt: skip


def _begun(name: str, kind: Direction) -> None:
    st.session_state[f"{name}.kind"] = str(kind)
    st.session_state[f"{name}.focus"] = st.session_state.get(f"{name}.focus", 0) + 1


def _kind(name: str, drafts: dict[Direction, str]) -> Direction:
    """The kinds in which something was begun carry a dot."""
    st.session_state.setdefault(f"{name}.kind", str(Direction.OUTGOING))
    chosen = st.segmented_control(
        _("Kind"),
        [str(each) for each in KINDS],
        required=True,
        format_func=lambda code: label(Direction(code)) + (" ●" if drafts.get(Direction(code)) else ""),
        label_visibility="collapsed",
        key=f"{name}.kind",
    )
    return Direction(chosen or Direction.OUTGOING)


def _shown(name: str, chosen: Direction, draft: str) -> Shown:
    return Shown(
        kind=chosen,
        token=shell.new_key(name, chosen),
        text=draft,
        hint=_(HINTS[chosen]),
        heard=desk.heard(name),
        pictures=tuple(desk.pictures(name)),
        insert=canned_menu.chosen(name),
        refusal=desk.refusal(name),
        focus=st.session_state.get(f"{name}.focus", 0),
    )


def _send(name: str, number: int, sent: tuple[Direction, str], beside: tuple[Sequence[Upload], Sequence[int]]) -> None:
    """``beside``: the files, and who is to be told."""
    kind, text = sent
    files, mentions = beside
    with shell.attempt(_(DONE[kind]), clears=name) as work:
        _say(work, number, kind, (text, [*desk.pictures(name).values(), *files], mentions))


def _say(work: Work, number: int, kind: Direction, what: tuple[str, Sequence[Upload], Sequence[int]]) -> None:
    """Said, and no draft any more."""
    text, uploads, mentions = what
    match kind:
        case Direction.OUTGOING:
            actions.reply(work, number, text, uploads)
        case Direction.NOTE:
            actions.note(work, number, text, uploads, mentions)
        case Direction.INCOMING:
            actions.customer_said(work, number, text, uploads)
    attention.keep_draft(work, number, kind, "")


def _files(name: str) -> tuple[Upload, ...]:
    key = shell.new_key(name, "files")
    count = len(st.session_state.get(key) or [])
    words = n_("{n} file", "{n} files", count) if count else _("Attach files")
    with st.popover(words, icon=":material/attach_file:", type="tertiary", key=f"{name}.attach"):
        return uploads(_("Files"), key, 25)


def _mentions(name: str) -> list[int]:
    people = dict(fresh(queue.colleagues, shell.me()))
    return st.multiselect(
        _("Tell"),
        list(people),
        format_func=people.__getitem__,
        key=shell.new_key(name, "mentions"),
        label_visibility="collapsed",
        placeholder=_("Tell colleagues"),
        width=190,
    )
