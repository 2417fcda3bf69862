"""What a search finds: the whole history within the reader's scope, the newest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, Select, String, and_, cast, exists, false, func, select

from core import scope
from core.actors import ActorKind
from core.jobs.words import JobKind, JobState
from core.models.files import Attachment
from core.models.jobs import Job
from core.models.people import Team
from core.models.tickets import Message, Ticket
from core.resolution.words import Direction
from core.search import rules
from core.search.asking import Sought, understood
from core.search.errors import NotATeam
from core.search.hits import views as hits
from core.search.hits.views import Hit
from core.search.rules import Words
from core.search.words import Order, Place, Thing
from core.settings import views as settings
from core.work import Reading
from db import search
from db.search import Hits, Piece

PAGE = 20
MOST = 1_000  # that are counted, and turned to
FEW = 5_000  # hits that are fetched before they are looked at
HAVING: Mapping[Thing, ColumnElement[bool]] = {
    Thing.ATTACHMENT: exists().where(Attachment.ticket_id == Ticket.id),
    Thing.NOTE: exists().where(Message.ticket_id == Ticket.id, Message.direction == Direction.NOTE),
}


@dataclass(frozen=True, slots=True)
class Found:
    """``total`` is exact up to ``MOST``; ``more``: there are more than that."""

    hits: tuple[Hit, ...]
    total: int
    more: bool


def find(desk: Reading, text: str, order: Order = Order.NEWEST, page: int = 1) -> Found:
    """One page; the best come first among the newest ``MOST``, a case that was named by its number before all."""
    sought = understood(text)
    ids = _ids(desk, sought)
    total, more = min(len(ids), MOST), len(ids) > MOST
    ids = _ordered(desk, sought, _with_named(desk, sought, ids[:MOST]), order)
    first = (min(max(page, 1), MOST // PAGE) - 1) * PAGE
    return Found(tuple(hits.hits(desk, sought.words, ids[first : first + PAGE])), total, more)


def matching(desk: Reading, text: str) -> ColumnElement[bool]:
    """The same as a condition of a query of cases, however many there are."""
    sought = understood(text)
    conditions = list(_conditions(desk, sought))
    if not sought.words:
        return and_(*conditions)
    driver, *_ = wanted = _rarest_first(desk, sought.words)
    few = _few_hits(desk, driver)
    hit = search.found(desk.session, driver.tokens, _newest(desk)) if few is None else search.among(desk.session, few)
    return and_(Ticket.id.in_(hit), *conditions, *_checks(wanted))


def narrowed(desk: Reading, cases: Select[Ticket], text: str, few: bool) -> Select[Ticket]:
    """Those with the words, to be shown: where a word is common, and the cases are not ``few``, the newest ``MOST``."""
    sought = understood(text)
    cases = cases.where(*_conditions(desk, sought))
    if not sought.words:
        return cases
    wanted = _rarest_first(desk, sought.words)
    hits = _few_hits(desk, wanted[0])
    if hits is None and few:  # to look at their texts is less than to fetch all hits
        return cases.where(*map(_holds, wanted))
    if hits is None:
        ids = _newest_with(desk, wanted, cases.with_only_columns(Ticket.id))[:MOST]
        return cases.where(Ticket.id.in_(search.among(desk.session, ",".join(map(str, ids)))))
    return cases.where(Ticket.id.in_(search.among(desk.session, hits)), *_checks(wanted))


def preparing(desk: Reading) -> tuple[int, int] | None:
    """How many cases are in the index, and how many there are, until all of them once were."""
    query = select(Job.state, Job.done, Job.total).where(Job.kind == JobKind.SEARCH).order_by(Job.id.desc())
    for state, done, total in desk.session.execute(query.limit(1)):
        return None if state is JobState.DONE else (done, total or how_many_cases(desk))
    return None


def how_many_cases(desk: Reading) -> int:
    return desk.session.scalar(select(func.count(Ticket.id))) or 0


def _ids(desk: Reading, sought: Sought) -> list[int]:
    """The newest cases, at most one more than are counted."""
    base = scope.tickets(desk.reader).where(*_conditions(desk, sought)).with_only_columns(Ticket.id)
    if not sought.words:
        return list(desk.session.scalars(base.order_by(Ticket.id.desc()).limit(MOST + 1)))
    return _newest_with(desk, _rarest_first(desk, sought.words), base)


def _newest_with(desk: Reading, wanted: Sequence[Words], base: Select[int]) -> list[int]:
    """Of these cases the newest with the words, the index asked piece by piece."""
    found = dict[int, None]()
    for some in search.walk(desk.session, wanted[0].tokens, _newest(desk)):
        right = base.where(Ticket.id.in_(search.among(desk.session, some.ids)), *_checks(wanted)).subquery()
        ids = desk.session.scalar(select(func.aggregate_strings(cast(right.c.id, String), ",")))
        found |= dict.fromkeys(sorted(map(int, ids.split(",")), reverse=True)) if ids else {}
        if len(found) > MOST:
            break
    return list(found)[: MOST + 1]


def _few_hits(desk: Reading, driver: Words) -> str | None:
    """The cases with a word, with commas between them; none where it is so common that nobody would fetch all."""
    few = list[Hits]()
    for some in search.walk(desk.session, driver.tokens, _newest(desk)):
        few.append(some)
        if sum(each.count for each in few) > FEW:
            return None
    return ",".join(each.ids for each in few)


def _conditions(desk: Reading, sought: Sought) -> Iterator[ColumnElement[bool]]:
    """All but the words. What customers do not see they cannot seek."""
    if desk.reader.kind is ActorKind.CUSTOMER:
        yield false()
    if sought.number is not None:
        yield Ticket.number == sought.number
    if sought.stages:
        yield Ticket.stage.in_(sought.stages)
    if sought.teams:
        yield Ticket.team_id.in_(_teams(desk, sought.teams))
    if sought.since:
        yield Ticket.opened_at >= _midnight(desk, sought.since)
    if sought.before:
        yield Ticket.opened_at < _midnight(desk, sought.before)
    yield from (HAVING[each] for each in sought.things)


def _teams(desk: Reading, names: Sequence[str]) -> list[int]:
    known = {name.casefold(): number for number, name in desk.session.execute(select(Team.id, Team.name))}
    for name in names:
        if name.casefold() not in known:
            raise NotATeam(said=name)
    return [known[name.casefold()] for name in names]


def _midnight(desk: Reading, day: date) -> datetime:
    return datetime.combine(day, time(), settings.zone(desk)).astimezone(UTC)


def _checks(wanted: Sequence[Words]) -> list[ColumnElement[bool]]:
    """On the texts themselves: of the words that led here where the index cannot be certain, of the others always."""
    return [_holds(each) for each in wanted[wanted[0].certain :]]


def _holds(words: Words) -> ColumnElement[bool]:
    named = [Piece.kind == Place.NAME] if words.of_name else []
    return exists().where(Piece.ticket_id == Ticket.id, search.holds(Piece.text, words.shape), *named)


def _rarest_first(desk: Reading, words: Sequence[Words]) -> list[Words]:
    """The rarest among the newest cases leads; where several are as rare, the longest."""
    if len(words) == 1:
        return list(words)
    block = search.block(_newest(desk))
    common = {each: search.how_common(desk.session, each.tokens, block, FEW) for each in words}
    return sorted(words, key=lambda each: (common[each], -len(each.shape)))


def _with_named(desk: Reading, sought: Sought, ids: list[int]) -> list[int]:
    """A case of this number is meant, however many newer ones hold the number too."""
    query = scope.tickets(desk.reader).where(Ticket.number == sought.lone_number).where(*_conditions(desk, sought))
    named = desk.session.scalar(query.with_only_columns(Ticket.id)) if sought.lone_number else None
    return ids if named is None or named in ids else [named, *ids[: MOST - 1]]


def _newest(desk: Reading) -> int:
    return desk.session.scalar(select(func.max(Ticket.id))) or 0


def _ordered(desk: Reading, sought: Sought, ids: list[int], order: Order) -> list[int]:
    named = sought.lone_number
    if order is Order.NEWEST and named is None:
        return ids
    rows = {row.id: row for row in desk.session.execute(hits.rows(desk, ids))}
    words = sought.words if order is Order.BEST else ()

    def rank(each: int) -> tuple[bool, int, int]:
        row = rows[each]
        return row.number == named, rules.score(words, row.subject, row.name or ""), each

    return sorted(ids, key=rank, reverse=True)
