from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from core.models.process import ProcessVersion
from core.models.review import SignOff
from core.permissions import Permission, may
from core.process import views as process
from core.process.views import Running
from core.review import rules
from core.review import views as review
from core.review.rules import Member
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who works by the document; ``at``: when they signed, none while they have not."""

    name: str
    at: datetime | None
    version: int | None


@dataclass(frozen=True, slots=True)
class Signed:
    """How many of those who are asked have signed what is in force; a signature holds until the next major version.

    ``asks_me``: the reader works by it and has not signed; ``people``: for those who write documents only.
    """

    process: str
    version: int
    asked: int
    signed: int
    asks_me: bool
    people: tuple[Signer, ...] = ()


def signed(desk: Reading, code: str) -> Signed:
    """Of one process in force."""
    return _signed(desk, process.named(desk, code), review.crew(desk))


def all_signed(desk: Reading) -> Sequence[Signed]:
    """Of all processes in force, in the order of their codes."""
    crew = review.crew(desk)
    return [_signed(desk, each, crew) for each in process.published(desk)]


def mine(desk: Reading) -> dict[str, int]:
    """What the reader works by and has not signed: the version in force by the code of its process."""
    me, crew = desk.reader.person_id, review.reader(desk)
    asked = [each for each in process.published(desk) if me in rules.holders(each.document, crew)]
    since = _majors(desk)
    query = (
        select(ProcessVersion.process, func.max(ProcessVersion.version))
        .join(SignOff, SignOff.version_id == ProcessVersion.id)
        .where(SignOff.person_id == me)
        .group_by(ProcessVersion.process)
    )
    last = dict(desk.session.execute(query).all())
    codes = {each.document.process: each.version for each in asked}
    return {code: version for code, version in codes.items() if last.get(code, 0) < since.get(code, 1)}


def _signed(desk: Reading, running: Running, crew: Sequence[Member]) -> Signed:
    code = running.document.process
    holders = rules.holders(running.document, crew)
    kept = _signatures(desk, code)
    people = tuple(Signer(each.name, *kept.get(each.id, (None, None))) for each in crew if each.id in holders)
    me = desk.reader.person_id
    return Signed(
        process=code,
        version=running.version,
        asked=len(people),
        signed=sum(each.at is not None for each in people),
        asks_me=me in holders and me not in kept,
        people=people if may(desk.reader, Permission.WRITE_DOCUMENTS) else (),
    )


def _majors(desk: Reading) -> dict[str, int]:
    """The last version of each process that everybody had to read anew."""
    query = select(ProcessVersion.process, func.max(ProcessVersion.version)).where(ProcessVersion.major.is_(True))
    return dict(desk.session.execute(query.group_by(ProcessVersion.process)).all())


def _signatures(desk: Reading, code: str) -> dict[int, tuple[datetime, int]]:
    """Those that still hold: the latest of each person, and which version it was."""
    query = (
        select(SignOff.person_id, SignOff.at, ProcessVersion.version)
        .join(ProcessVersion, ProcessVersion.id == SignOff.version_id)
        .where(ProcessVersion.process == code, ProcessVersion.version >= _majors(desk).get(code, 1))
        .order_by(ProcessVersion.version)
    )
    return {person: (at, version) for person, at, version in desk.session.execute(query)}
