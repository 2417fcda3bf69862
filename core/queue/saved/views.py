from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select

from core.models.people import Person, Team
from core.models.views import SavedView, ViewPin
from core.permissions import Permission, may
from core.queue import views as queue
from core.queue.forms import Criteria
from core.queue.saved.words import Sharing
from core.queue.written import read
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Saved:
    """A view as it is kept; ``place``: where it stands among the reader's pinned ones, if it does.

    ``mine``: the reader may change it.
    """

    code: str
    name: str
    criteria: Criteria
    sharing: Sharing
    team_id: int | None
    team: str
    owner: str
    mine: bool
    place: int | None
    retired: bool


def known(desk: Reading, asked: str = "") -> Sequence[Saved]:
    """Those in the reader's list: pinned ones in their order, then by name; ``asked``: a retired one may come too."""
    me = desk.reader.person_id
    query = (
        select(SavedView, Person.name, Team.name, ViewPin.place)
        .join(Person, Person.id == SavedView.person_id)
        .outerjoin(Team, Team.id == SavedView.team_id)
        .outerjoin(ViewPin, (ViewPin.view_id == SavedView.id) & (ViewPin.person_id == me))
        .where(is_open_to(desk), SavedView.retired_at.is_(None) | (SavedView.code == asked))
        .order_by(ViewPin.place.is_(None), ViewPin.place, func.lower(SavedView.name), SavedView.id)
    )
    return [_saved(desk, *row) for row in desk.session.execute(query)]


def counts(desk: Reading, codes: Sequence[str]) -> dict[str, int]:
    """How many cases these views find, each counted no further than anybody turns."""
    query = select(SavedView.code, SavedView.criteria).where(SavedView.code.in_(codes), is_open_to(desk))
    return {code: queue.found(desk, read(told)) for code, told in desk.session.execute(query)}


def row(desk: Reading, code: str) -> SavedView | None:
    """One that the reader finds in their list, retired or not."""
    return desk.session.scalar(select(SavedView).where(SavedView.code == code, is_open_to(desk)))


def how_many(desk: Reading) -> int:
    """Of the reader's own."""
    own = select(func.count()).where(SavedView.person_id == desk.reader.id, SavedView.retired_at.is_(None))
    return desk.session.scalar(own) or 0


def pins(desk: Reading) -> Sequence[ViewPin]:
    """The reader's, in their order; of those they still find in their list."""
    query = select(ViewPin).join(SavedView).where(ViewPin.person_id == desk.reader.id, is_open_to(desk))
    return desk.session.scalars(query.order_by(ViewPin.place, ViewPin.view_id)).all()


def is_open_to(desk: Reading) -> ColumnElement[bool]:
    """The reader's own, those of their teams, and those for everybody."""
    return or_(
        SavedView.person_id == desk.reader.person_id,
        SavedView.sharing == Sharing.EVERYBODY,
        (SavedView.sharing == Sharing.TEAM) & SavedView.team_id.in_(sorted(desk.reader.teams)),
    )


def may_change(desk: Reading, view: SavedView) -> bool:
    """Its owner; what is shared may also be put in order by those who lead."""
    shared = view.sharing is not Sharing.PRIVATE and may(desk.reader, Permission.ASSIGN)
    return view.person_id == desk.reader.person_id or shared


def _saved(desk: Reading, view: SavedView, owner: str, team: str | None, place: int | None) -> Saved:
    return Saved(
        code=view.code,
        name=view.name,
        criteria=read(view.criteria),
        sharing=view.sharing,
        team_id=view.team_id,
        team=team or "",
        owner=owner,
        mine=may_change(desk, view),
        place=place,
        retired=view.retired_at is not None,
    )
