"""How far a promise has come, from the history of its case alone: when it began, stood still and ended. Pure values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.deadlines.words import DeadlineKind, Why
from core.hours.calendar import Pause
from core.process.words import Stage

Pauses = Sequence[tuple[Pause, Why]]


@dataclass(frozen=True, slots=True)
class Stay:
    """One visit of a step, until the next one begins; ``merged``: the case went on in another one."""

    stage: Stage
    entered: datetime
    merged: bool = False

    @property
    def stands(self) -> Why | None:
        """Why the time to a solution does not run here, or may not run."""
        if not self.stage.open:
            return Why.MERGED if self.merged else Why.ENDED
        return {Stage.WAITING_CUSTOMER: Why.CUSTOMER, Stage.WAITING_PARTNER: Why.PARTNER}.get(self.stage)


@dataclass(frozen=True, slots=True)
class Said:
    """A word between the customer and us."""

    at: datetime
    by_customer: bool


@dataclass(frozen=True, slots=True)
class History:
    """All of a case that its deadlines depend on; the last stay lasts.

    ``contacted``: when a third party first heard of it; ``reviewed``: when it was found out what is behind a complaint;
    ``talk``: in order.
    """

    opened: datetime
    answered: datetime | None
    stays: Sequence[Stay]
    contacted: datetime | None = None
    reviewed: datetime | None = None
    talk: Sequence[Said] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """The newest cycle of a promise; ``dropped``: since when nobody waits for it any more."""

    cycle: int
    started: datetime
    met: datetime | None
    dropped: datetime | None
    pauses: Pauses = ()


def course_of(kind: DeadlineKind, history: History, partner: bool = False) -> Course | None:
    """None where nothing is owed yet; ``partner``: whether a wait for one stops what stops for the customer."""
    match kind:
        case DeadlineKind.RESPONSE:
            dropped = None if history.answered else _merged(history)
            return Course(1, history.opened, history.answered, dropped)
        case DeadlineKind.REPLY:
            return _reply(history)
        case DeadlineKind.CONTACT:
            return _contact(history, partner)
        case DeadlineKind.COMPLAINT:
            return _complaint(history, partner)
        case DeadlineKind.RESOLUTION:
            return _resolution(history, partner)


def _resolution(history: History, partner: bool) -> Course:
    end = _end(history)
    met = end.entered if end and not end.merged else None
    stopped = pauses(history.stays[: _worked(history.stays) + 1], partner)
    return Course(cycle(history), history.opened, met, _merged(history), stopped)


def _contact(history: History, partner: bool) -> Course:
    """A case that ended without it needed nobody else."""
    end, met = _end(history), history.contacted
    if end and met and met > end.entered:
        met = None
    dropped = end.entered if end and not met else None
    return Course(1, history.opened, met, dropped, _before(met, pauses(history.stays, partner)))


def _complaint(history: History, partner: bool) -> Course:
    """Answered by the first words to the customer after the review, or by the end."""
    since = history.reviewed
    said = (each.at for each in history.talk if since and not each.by_customer and each.at >= since)
    ends = (each.entered for each in history.stays if each.stands is Why.ENDED)
    met = earliest([next(said, None), next(ends, None)])
    dropped = None if met else _merged(history)
    return Course(1, history.opened, met, dropped, _before(met, pauses(history.stays, partner)))


def _reply(history: History) -> Course | None:
    """From the oldest word without a reply until our next one; words to a solved case count once it goes on."""
    found = _owed(history)
    if not found:
        return None
    started, met = found[-1]
    apart = [each for each in pauses(history.stays) if each[1] is Why.MERGED and (each[0][1] or started) >= started]
    return Course(len(found), started, met, None if met else _merged(history), _before(met, apart))


def _owed(history: History) -> list[tuple[datetime, datetime | None]]:
    """Each time that a reply was owed: from when, and until when."""
    periods, found = _periods(history.stays), dict[object, tuple[datetime, datetime | None]]()
    first, talk = history.answered, history.talk
    spoke = next((place for place, said in enumerate(talk) if not said.by_customer), len(talk))
    for place, (said, reply) in enumerate(zip(talk, _next_replies(talk), strict=True)):
        period = next((each for each in periods if each[1] is None or said.at < each[1]), None)
        if period and first and said.by_customer and (said.at, place > spoke) > (first, False):
            started, met = max(said.at, period[0]), earliest([reply.at if reply else None, period[1]])
            if met is None or met >= started:
                found.setdefault((period[0], id(reply)), (started, met))
    return list(found.values())


def _next_replies(talk: Sequence[Said]) -> list[Said | None]:
    """For each word, what we said next."""
    found = list[Said | None]()
    following: Said | None = None
    for said in reversed(talk):
        found.append(following)
        following = following if said.by_customer else said
    return found[::-1]


def _periods(stays: Sequence[Stay]) -> list[tuple[datetime, datetime | None]]:
    """When the case was worked on, each time until it counted as solved."""
    found = list[tuple[datetime, datetime | None]]()
    begin: datetime | None = None
    for stay in stays:
        if stay.stands is Why.ENDED and begin:
            found.append((begin, stay.entered))
        begin = None if stay.stands is Why.ENDED else begin or stay.entered
    return [*found, (begin, None)] if begin else found


def pauses(stays: Sequence[Stay], partner: bool = False) -> Pauses:
    """The stretches in which the time to a solution does not run; the end that the case has come to is none."""
    found: list[tuple[Pause, Why]] = []
    for stay, following in zip(stays, [*stays[1:], None], strict=True):
        why = stay.stands
        if why and (partner or why is not Why.PARTNER) and (following or stay.stage.open):
            found.append(((stay.entered, following.entered if following else None), why))
    return found


def _before(met: datetime | None, found: Pauses) -> Pauses:
    """Pauses up to the moment that ended the promise."""
    if met is None:
        return found
    return [((begin, min(end or met, met)), why) for (begin, end), why in found if begin < met]


def cycle(history: History) -> int:
    """How often the case has been worked on until it counted as solved, the present time included."""
    pairs = zip(history.stays, history.stays[1:], strict=False)
    return 1 + sum(before.stands is Why.ENDED and after.stage.open for before, after in pairs)


def earliest(dues: Iterable[datetime | None]) -> datetime | None:
    return min(filter(None, dues), default=None)


def _end(history: History) -> Stay | None:
    """The end that the case has come to."""
    worked = _worked(history.stays)
    return history.stays[worked] if worked < len(history.stays) else None


def _merged(history: History) -> datetime | None:
    """Since when the case goes on in another one."""
    end = _end(history)
    return end.entered if end and end.merged else None


def _worked(stays: Sequence[Stay]) -> int:
    """How many stays come before the end that the case has come to; all, where it has come to none."""
    count = len(stays)
    while count and not stays[count - 1].stage.open:
        count -= 1
    return count
