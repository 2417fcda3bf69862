"""The box below the conversation: answer the customer, note something, or write down what the customer said."""

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
from pages.parts.fresh import direct, fresh
from pages.parts.tokens import key as shortcut
from pages.parts.words import _, label

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
            box = shell.new_key(name, chosen)
            st.session_state.setdefault(box, drafts.get(chosen, ""))
            if chosen is Direction.OUTGOING:
                canned_menu.menu(case, box)
        text = st.text_area(
            _("Text"),
            placeholder=_(HINTS[chosen]),
            label_visibility="collapsed",
            height=110,
            key=box,
            on_change=keep,
            args=(number, chosen, box),
        )
        _send(case, chosen, text or "", name)


def keep(number: int, kind: Direction, box: str) -> None:
    """Called whenever the text changes: the draft follows it."""
    with shell.quietly() as work:
        attention.keep_draft(work, number, kind, st.session_state[box] or "")


def _kind(name: str, drafts: dict[Direction, str]) -> Direction:
    """The kinds in which something was begun carry a dot."""
    chosen = st.segmented_control(
        _("Kind"),
        [str(each) for each in KINDS],
        default=str(Direction.OUTGOING),
        required=True,
        format_func=lambda code: label(Direction(code)) + (" ●" if drafts.get(Direction(code)) else ""),
        label_visibility="collapsed",
        key=f"{name}.kind",
    )
    return Direction(chosen or Direction.OUTGOING)


def _send(case: Case, chosen: Direction, text: str, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        words = _("Keep in the case")
        sent = st.button(words, icon=":material/check:", key=f"{name}.send", shortcut=shortcut("Ctrl+Enter"))
        with st.popover(_("Attach files"), icon=":material/attach_file:", type="tertiary"):
            files = st.file_uploader(
                _("Files"), accept_multiple_files=True, max_upload_size=25, key=shell.new_key(name, "files")
            )
        mentions = _mentions(name) if chosen is Direction.NOTE else []
    if sent:
        with shell.attempt(_(DONE[chosen]), clears=name) as work:
            uploads = [Upload(each.name, each.getvalue()) for each in files]
            _say(work, case.ticket.number or 0, chosen, (text, uploads, mentions))


def _say(work: Work, number: int, kind: Direction, what: tuple[str, list[Upload], list[int]]) -> None:
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
