from datetime import timedelta

from core.attention import claims
from core.models.attention import Draft, Presence, ReadMark
from core.permissions import Permission, needs
from core.resolution import views as cases
from core.resolution.words import Direction
from core.work import Work

BEAT = timedelta(seconds=15)
LONGEST_DRAFT = 200_000


@needs(Permission.OWN_ACCOUNT)
def seen(work: Work, number: int, event_id: int) -> None:
    """Move the reader's mark forward, never back: two tabs may be open."""
    key = (work.reader.id, cases.ticket(work, number).id)
    if (mark := work.session.get(ReadMark, key)) is None:
        work.session.put(ReadMark(person_id=key[0], ticket_id=key[1], event_id=event_id))
    else:
        mark.event_id = max(mark.event_id, event_id)


@needs(Permission.OWN_ACCOUNT)
def unread(work: Work, number: int) -> None:
    """Forget that one has read a case, to come back to it."""
    key = (work.reader.id, cases.ticket(work, number).id)
    if mark := work.session.get(ReadMark, key):
        mark.event_id = 0


@needs(Permission.WORK)
def keep_draft(work: Work, number: int, kind: Direction, text: str) -> None:
    """What is being written survives a reload and a change of device; nothing written is no draft."""
    key = (work.reader.id, cases.ticket(work, number).id, kind)
    draft, kept = work.session.get(Draft, key), text[:LONGEST_DRAFT]
    if not kept.strip():
        if draft:
            work.session.delete(draft)
    elif draft is None:
        work.session.put(Draft(person_id=key[0], ticket_id=key[1], kind=kind, text=kept, at=work.now))
    else:
        draft.text, draft.at = kept, work.now


@needs(Permission.OWN_ACCOUNT)
def here(work: Work, number: int) -> None:
    """A heartbeat: the reader has this case open."""
    key = (work.reader.id, cases.ticket(work, number).id)
    if (presence := work.session.get(Presence, key)) is None:
        work.session.put(Presence(person_id=key[0], ticket_id=key[1], seen_at=work.now))
    else:
        presence.seen_at = work.now


@needs(Permission.WORK)
def sweep(work: Work) -> None:
    """Forget who was here long ago."""
    claims.forget_presence(work, work.now - 100 * BEAT)
