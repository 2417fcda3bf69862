from itertools import takewhile
from zoneinfo import ZoneInfo

from core.figures import claims
from core.figures.forms import Counted
from core.permissions import Permission, needs
from core.settings import views as settings
from core.settings.words import Desk
from core.work import Work


@needs(Permission.EDIT_SETTINGS)
def listen(work: Work) -> bool:
    """Mark the days of all cases to which something has happened; whether there may be more at once.

    What has just happened is listened to again, because numbers of events appear out of their order.
    """
    zone = settings.read(work, Desk).time_zone
    kept, new = claims.cursor(work, zone)
    kept.round += 1
    if new or kept.zone != zone:
        _anew(work, zone)
        return False
    found = claims.unheard(work, kept)
    tickets = {subject for _number, kind, subject, _at in found if kind == "ticket"}
    claims.mark(work, claims.days_of(work, tickets, ZoneInfo(zone)), kept.round)
    kept.heard = max([kept.heard, *(number for number, *_others in found)])
    settled = takewhile(lambda each: each[3] <= work.now - claims.SETTLED, found)
    old = [number for number, *_others in settled]
    kept.upto = max(old, default=kept.upto)
    return len(found) == claims.AT_ONCE and bool(old)


@needs(Permission.EDIT_SETTINGS)
def again(work: Work) -> None:
    """Count everything from its beginning; until a day's turn has come it says what it said before."""
    kept, _new = claims.cursor(work, settings.read(work, Desk).time_zone)
    kept.round += 1
    claims.mark(work, claims.all_days(work, ZoneInfo(kept.zone)), kept.round)


@needs(Permission.EDIT_SETTINGS)
def heal(work: Work) -> None:
    """Count the day anew that was counted longest ago, so that whatever no event has told comes right in time."""
    kept, _new = claims.cursor(work, settings.read(work, Desk).time_zone)
    if day := claims.oldest(work):
        kept.round += 1
        claims.mark(work, [day], kept.round)


@needs(Permission.EDIT_SETTINGS)
def keep(work: Work, counted: Counted) -> None:
    claims.replace(work, counted)


@needs(Permission.EDIT_SETTINGS)
def told(work: Work) -> None:
    """Remember of when the figures are, once no day waits."""
    kept, _new = claims.cursor(work, settings.read(work, Desk).time_zone)
    if not claims.some_stale(work):
        kept.whole_at = work.now


@needs(Permission.READ_DOCUMENTS)
def opened(work: Work, version_id: int, step: str) -> None:
    """Somebody opened the instructions of a step; how often is counted by day, and by nobody's name."""
    claims.opened(work, version_id, step, work.now.astimezone(settings.zone(work)).date())


def _anew(work: Work, zone: str) -> None:
    kept, _new = claims.cursor(work, zone)
    kept.zone, kept.whole_at = zone, None
    claims.forget_days(work)
    claims.mark(work, claims.all_days(work, ZoneInfo(zone)), kept.round)
