"""Keeping a view of the queue: under a name, for whom one likes, and out of the way when it is of no more use."""

import secrets

from core.errors import Missing, TooLong
from core.language import N_
from core.models.people import Person
from core.models.views import SavedView, ViewPin
from core.people.rules import tidy
from core.permissions import Permission, demand, may, needs
from core.queue.saved import claims, views
from core.queue.saved.errors import NoSuchView, NotYourTeam, NotYourView, TooManyPins, TooManyViews
from core.queue.saved.events import ViewChanged, ViewRestored, ViewRetired, ViewSaved
from core.queue.saved.forms import Keeping
from core.queue.saved.words import Sharing
from core.queue.written import written
from core.rows import amend
from core.work import Work

LONGEST = 60
MOST = 100
MOST_PINS = 5


@needs(Permission.OWN_ACCOUNT)
def save(work: Work, form: Keeping) -> SavedView:
    """A new view, at once before its owner's eyes where there is room."""
    if views.how_many(work) >= MOST:
        raise TooManyViews(limit=MOST)
    row = SavedView(code=f"v{secrets.token_hex(5)}", person_id=work.reader.id, made_at=work.now, **_checked(work, form))
    work.session.add(row)
    work.session.flush()
    work.record(ViewSaved(row.id, sharing=row.sharing))
    if len(views.pins(work)) < MOST_PINS:
        pin(work, row.code)
    return row


@needs(Permission.OWN_ACCOUNT)
def change(work: Work, code: str, form: Keeping) -> None:
    """Another name, other criteria, other readers."""
    row, checked = _own(work, code), _checked(work, form)
    if changed := amend(row, checked):
        work.record(ViewChanged(row.id, fields=changed))


@needs(Permission.OWN_ACCOUNT)
def retire(work: Work, code: str) -> None:
    """Out of all lists; its address still tells its owner what it was."""
    row = _own(work, code)
    if row.retired_at is None:
        row.retired_at = work.now
        claims.forget_pins(work, row.id)
        work.record(ViewRetired(row.id))


@needs(Permission.OWN_ACCOUNT)
def restore(work: Work, code: str) -> None:
    row = _own(work, code)
    if row.retired_at is not None:
        row.retired_at = None
        work.record(ViewRestored(row.id))


@needs(Permission.OWN_ACCOUNT)
def pin(work: Work, code: str) -> None:
    """Before one's own eyes, after the others."""
    row, pins = _known(work, code), views.pins(work)
    if row.id in {each.view_id for each in pins}:
        return
    if len(pins) >= MOST_PINS:
        raise TooManyPins(limit=MOST_PINS)
    place = max((each.place for each in pins), default=0) + 1
    work.session.add(ViewPin(person_id=work.reader.id, view_id=row.id, place=place))
    work.session.flush()


@needs(Permission.OWN_ACCOUNT)
def unpin(work: Work, code: str) -> None:
    row = _known(work, code)
    for each in views.pins(work):
        if each.view_id == row.id:
            work.session.delete(each)


@needs(Permission.OWN_ACCOUNT)
def shift(work: Work, code: str, by: int) -> None:
    """Change places with the pinned view before (``by=-1``) or after it."""
    row, pins = _known(work, code), list(views.pins(work))
    here = next((place for place, each in enumerate(pins) if each.view_id == row.id), None)
    if here is None or not 0 <= here + by < len(pins):
        return
    pins[here], pins[here + by] = pins[here + by], pins[here]
    for place, each in enumerate(pins):
        each.place = place


def _checked(work: Work, form: Keeping) -> dict[str, object]:
    """What a row is made of."""
    name = tidy(form.name)
    if not name:
        raise Missing(field=N_("name"))
    if len(name) > LONGEST:
        raise TooLong(field=N_("name"), limit=LONGEST)
    team_id = form.team_id if form.sharing is Sharing.TEAM else None
    _demand_sharing(work, form.sharing, team_id)
    return {"name": name, "criteria": written(form.criteria), "sharing": form.sharing, "team_id": team_id}


def _demand_sharing(work: Work, sharing: Sharing, team_id: int | None) -> None:
    """With one's own team anybody may share; with others those who lead."""
    if sharing is Sharing.EVERYBODY:
        demand(work.reader, Permission.ASSIGN)
    leads = team_id is not None and may(work.reader, Permission.ASSIGN)
    if sharing is Sharing.TEAM and team_id not in work.reader.teams and not leads:
        raise NotYourTeam


def _known(work: Work, code: str) -> SavedView:
    if (row := views.row(work, code)) is None:
        raise NoSuchView
    return row


def _own(work: Work, code: str) -> SavedView:
    row = _known(work, code)
    if not views.may_change(work, row):
        raise NotYourView(who=work.session.get_one(Person, row.person_id).name)
    return row
