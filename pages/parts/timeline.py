"""What was said and done, oldest first: words of people stand out, events stay one quiet line."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from core.language import label_in
from core.models import Attachment, Visit
from core.process.document import Document
from core.process.words import Happening, MoveKind
from core.resolution.views import Case, Entry
from core.resolution.words import Direction
from pages.parts import happenings, times
from pages.parts.entered import entered, said
from pages.parts.leaving import mail_mark
from pages.parts.names import named, rule
from pages.parts.procedure import step_name
from pages.parts.words import _, label, plain, tongue

FACES = {
    Direction.INCOMING: ":material/person:",
    Direction.OUTGOING: ":material/support_agent:",
    Direction.NOTE: ":material/sticky_note_2:",
}
WINDOW = 480
MOVED, HANDED_OVER = "ticket.moved", "ticket.handed_over"
QUIET = {"ticket.hint_answered"}  # told by what was decided; the audit log has it


def timeline(case: Case, zone: ZoneInfo) -> None:
    """The description first, then every entry."""
    with st.container(height=WINDOW, border=False, gap="small", autoscroll=True):
        opened = [each for each in case.files if each.message_id is None]
        at = times.moment(case.ticket.opened_at, zone)
        _said(Direction.INCOMING, _customer(case), at, (case.ticket.description, ""), "first", opened)
        for entry in case.entries:
            if entry.kind not in QUIET:
                _entry(entry, case, zone)


def _entry(entry: Entry, case: Case, zone: ZoneInfo) -> None:
    at = times.moment(entry.at, zone)
    if entry.direction is None:
        st.caption(f":material/subdirectory_arrow_right: {at}&ensp;{done_by(entry, case)}")
        for visit in _left(entry, case):
            entered(visit, case.documents[visit.process_version_id])
        return
    who = _customer(case) if entry.direction is Direction.INCOMING else entry.who or by_itself(entry)
    files = [each for each in case.files if each.message_id == entry.message_id]
    _said(entry.direction, who, at + mail_mark(entry, case), (entry.text, entry.quoted), str(entry.event_id), files)


def _left(entry: Entry, case: Case) -> list[Visit]:
    """The stay that this move ended."""
    step = entry.detail.get("from_step") if entry.kind == MOVED else None
    return [each for each in case.visits if each.left_at == entry.at and each.step == step]


def done_by(entry: Entry, case: Case) -> str:
    """Who comes first, as the sentences expect; a move is no sentence, so a colon parts it from its maker."""
    who = plain(entry.who) or by_itself(entry)
    words = _("{who}: {done}") if entry.kind in {MOVED, HANDED_OVER} else _("{who} {done}")
    return words.format(who=who, done=_happened(entry, case))


def by_itself(entry: Entry) -> str:
    """The rule that did it, or whoever has no name."""
    if entry.by_rule is None:
        return label(entry.actor_kind)
    return _("Rule “{name}”").format(name=plain(rule(entry.by_rule)))


def _happened(entry: Entry, case: Case) -> str:
    """What happened, in one line."""
    if entry.kind not in {MOVED, HANDED_OVER}:
        return plain(happenings.said(entry.kind, named(entry.kind, entry.detail)))
    after = _document(entry, case, "to_step")
    origin, to = (
        plain(step_name(document, entry.detail[name]))
        for document, name in ((_document(entry, case, "from_step"), "from_step"), (after, "to_step"))
    )
    if entry.kind == HANDED_OVER:
        process = plain(label_in(after.labels, tongue(), entry.detail["process"]))
        return _("goes on in the process “{process}”").format(process=process) + f" → **{to}**"
    kind, happening = MoveKind(entry.detail["move_kind"]), entry.detail.get("happening")
    why = label(Happening(happening)) if happening else "" if kind is MoveKind.NORMAL else label(kind)
    return f"{origin} → **{to}**" + (f" · {why}" if why else "")


def _document(entry: Entry, case: Case, name: str) -> Document:
    """The one that a step of this move is of: cases are handed over, and move to newer versions."""
    step = entry.detail[name]
    at = (each for each in case.visits if each.step == step and entry.at in {each.entered_at, each.left_at})
    found = next(at, None)
    return case.documents[found.process_version_id] if found else case.running.document


def _customer(case: Case) -> str:
    return case.customer.name if case.customer else _("Customer")


def _said(
    direction: Direction, who: str, at: str, words: tuple[str, str], name: str, files: Sequence[Attachment]
) -> None:
    """``words``: what is new, and what it only repeats."""
    text, quoted = words
    tag = f"&ensp;:yellow-badge[{_('note, not sent')}]" if direction is Direction.NOTE else ""
    with st.container(border=direction is Direction.INCOMING, horizontal=True, gap="small", wrap=False):
        st.markdown(FACES[direction], width=24)
        with st.container(gap=None):
            st.markdown(f"**{plain(who)}**&ensp;:small[:gray[{at}]]{tag}")
            said(text, name)
            if quoted and st.toggle(_("Show what the mail repeats"), key=f"quoted.{name}"):
                said(quoted, f"quoted.{name}")
            for file in files:
                st.markdown(f":material/attach_file: [{plain(file.name)}](/files/{file.id})")
