from core.effort import claims, rules, views
from core.effort.errors import CallIsOver, NoSuchEntry, NotMinutes, StillCalling
from core.effort.events import CallAnswered, CallEnded, CallRang, TimeLogged, TimeTakenBack
from core.effort.words import Way
from core.errors import TooLong
from core.language import N_
from core.models.chores import Call, TimeEntry
from core.permissions import Permission, needs
from core.resolution import claims as tickets
from core.work import Work

LONGEST = 300


@needs(Permission.WORK)
def log(work: Work, number: int, minutes: int, text: str = "") -> TimeEntry:
    """Minutes worked on a case, and on what."""
    ticket = tickets.ticket(work, number)
    if not 1 <= minutes <= rules.MOST_MINUTES:
        raise NotMinutes(most=rules.MOST_MINUTES)
    if len(text) > LONGEST:
        raise TooLong(field=N_("what was done"), limit=LONGEST)
    entry = TimeEntry(ticket_id=ticket.id, person_id=work.reader.id, minutes=minutes, text=text.strip(), at=work.now)
    work.session.add(entry)
    work.session.flush()
    work.record(TimeLogged(ticket.id, entry=entry.id, minutes=minutes))
    return entry


@needs(Permission.WORK)
def take_back(work: Work, entry_id: int) -> None:
    """One's own entry was wrong; it no longer counts."""
    entry = claims.own_entry(work, entry_id)
    if entry is None:
        raise NoSuchEntry
    entry.retired_at = work.now
    work.record(TimeTakenBack(entry.ticket_id, entry=entry.id, minutes=entry.minutes))


@needs(Permission.WORK)
def ring(work: Work, number: int, way: Way) -> Call:
    """It rings; one who called us is heard at once. One person has one call at a time."""
    ticket = tickets.ticket(work, number)
    if (running := views.own_call(work)) is not None:
        raise StillCalling(number=running.number)
    call = Call(ticket_id=ticket.id, person_id=work.reader.id, way=way, rang_at=work.now)
    call.answered_at = work.now if way is Way.IN else None
    work.session.add(call)
    work.session.flush()
    work.record(CallRang(ticket.id, call=call.id, way=way))
    return call


@needs(Permission.WORK)
def answer(work: Work, call_id: int) -> None:
    """Somebody picked up."""
    call = _own(work, call_id)
    if call.answered_at is None:
        call.answered_at = work.now
        work.record(CallAnswered(call.ticket_id, call=call.id))


@needs(Permission.WORK)
def hang_up(work: Work, call_id: int) -> int:
    """The call is over; its minutes, none where nobody picked up."""
    call = _own(work, call_id)
    call.ended_at = work.now
    minutes = rules.minutes_of(call.answered_at, work.now)
    work.record(CallEnded(call.ticket_id, call=call.id, minutes=minutes))
    return minutes


def _own(work: Work, call_id: int) -> Call:
    call = claims.own_call(work, call_id)
    if call is None:
        raise CallIsOver
    return call
