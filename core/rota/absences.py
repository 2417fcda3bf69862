"""Being away: entered by the person, or by somebody who assigns work."""

from datetime import date, datetime, timedelta

from core.models.rota import Absence
from core.permissions import Permission, demand, needs
from core.rota import claims, rules, views
from core.rota.errors import (
    AbsenceOver,
    AbsenceTooFar,
    AbsenceTooLong,
    AlreadyAbsent,
    NobodyToPlan,
    NoSuchAbsence,
    WrongOrder,
)
from core.rota.events import AbsenceEntered, AbsenceTakenBack
from core.rota.forms import NewAbsence
from core.settings import views as settings
from core.work import Work


@needs(Permission.OWN_ACCOUNT)
def enter(work: Work, form: NewAbsence) -> Absence:
    """From the first day up to the end of the last one; it may have begun already."""
    if form.person_id != work.reader.id:
        demand(work.reader, Permission.ASSIGN)
    zone = settings.zone(work)
    _demand_sense(form, work.now.astimezone(zone).date())
    since, until = rules.midnight(form.first, zone), rules.midnight(form.last + timedelta(days=1), zone)
    _demand_free(work, form.person_id, since, until)
    row = Absence(person_id=form.person_id, begins_at=since, ends_at=until, reason=form.reason)
    row.made_by, row.made_at = work.reader.person_id, work.now
    work.session.add(row)
    work.record(AbsenceEntered(form.person_id, str(form.first), str(form.last)))
    return row


def _demand_sense(form: NewAbsence, today: date) -> None:
    if form.last < form.first:
        raise WrongOrder
    if form.last < today:
        raise AbsenceOver
    if (form.last - form.first).days >= rules.LONGEST_ABSENCE:
        raise AbsenceTooLong(days=rules.LONGEST_ABSENCE)
    if (form.last - today).days > rules.FARTHEST:
        raise AbsenceTooFar(days=rules.FARTHEST)


def _demand_free(work: Work, person_id: int, since: datetime, until: datetime) -> None:
    if person_id not in claims.people(work, [person_id]):
        raise NobodyToPlan
    if known := views.clashing(work, person_id, since, until):
        first, last = _days(work, known)
        raise AlreadyAbsent(since=str(first), until=str(last))


@needs(Permission.OWN_ACCOUNT)
def take_back(work: Work, absence_id: int) -> None:
    """It was entered by mistake, or ends early; then the rest is entered anew."""
    row = claims.absence(work, absence_id)
    if row is None:
        raise NoSuchAbsence
    if row.person_id != work.reader.id:
        demand(work.reader, Permission.ASSIGN)
    row.retired_at = work.now
    since, until = _days(work, row)
    work.record(AbsenceTakenBack(row.person_id, str(since), str(until)))


def _days(work: Work, row: Absence) -> tuple[date, date]:
    zone = settings.zone(work)
    return row.begins_at.astimezone(zone).date(), (row.ends_at - timedelta(microseconds=1)).astimezone(zone).date()
