"""What happens at the steps of a document: a million stays counted, and then looked at."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from statistics import median
from time import perf_counter

from sqlalchemy import delete, func, select

from benchmarks import bulk, places
from benchmarks.report import Row
from core.actors import SYSTEM, Actor
from core.figures import actions, ticks, views
from core.figures.cases import views as cases
from core.figures.forms import Behind, Criteria
from core.figures.live import views as live
from core.figures.trainers import views as trainers
from core.figures.words import Part
from core.models import FigureCursor, FigureDay, Person, StepFigure, Visit
from core.process import views as processes
from core.process.words import MoveKind
from core.reports.words import Period
from core.work import begin, look
from db.base import Base
from db.session import engine, reading, transaction

TIMES = 5
WAY = ("receive", "analyse", "propose", "carry_out", "confirm")
MORE = len(WAY)  # stays that a finished case gets beside its own, so that they have many lengths and kinds
KINDS = (MoveKind.NORMAL,) * 7 + (MoveKind.BACK, MoveKind.TIME, MoveKind.OVERRIDE)


def rows(size: int) -> Iterator[Row]:
    """``size``: stays; cases are a fifth of them."""
    for kind in places.KINDS:
        places.use(bulk.open_desk(kind, size // MORE))
        with reading() as session:
            manager = session.scalars(select(Person).where(Person.username == "manager")).one().as_actor()
        with look(manager) as desk:
            version = processes.named(desk, "after_sales").id
        stays = _enough(version, size // MORE)
        yield from _counted(kind, stays)
        yield from _looked(kind, manager, version, stays)


def _enough(version: int, size: int) -> int:
    """Five more stays a case, spread over a year."""
    with reading() as session:
        known = session.scalar(select(func.max(Visit.seq))) or 0
    if known < 100:
        with engine().begin() as connection:
            bulk.load(connection, Base.metadata.tables[Visit.__tablename__], _stays(version, bulk.Desk(size)))
    with reading() as session:
        return session.scalar(select(func.count()).where(Visit.left_at.is_not(None))) or 0


def _stays(version: int, desk: bulk.Desk) -> Iterator[bulk.Row]:
    for place in range(desk.size):
        begun = desk.now - timedelta(hours=8_760 * (place * 7919 % desk.size) / desk.size)
        for number, step in enumerate(WAY):
            chance = (place * 31 + number * 17) % 1_000
            left = begun + timedelta(minutes=1 + chance * chance / 400)
            to = WAY[number + 1] if number + 1 < len(WAY) else "closed"
            yield {
                "ticket_id": place + 1, "seq": 100 + number, "process_version_id": version, "step": step,
                "entered_at": begun, "due_at": begun + timedelta(hours=24), "left_at": left, "left_by": None,
                "left_to": to, "kind": KINDS[(place + number) % len(KINDS)], "late": left > begun + timedelta(hours=24),
                "values": {}, "checked": [],
            }  # fmt: skip
            begun = left


def _counted(kind: str, stays: int) -> Iterator[Row]:
    """From nothing; then one day anew, as after each change."""
    with transaction() as session:
        for model in (StepFigure, FigureDay, FigureCursor):
            session.execute(delete(model))
    spent = _timed(_count_all)
    with reading() as session:
        cells = session.scalar(select(func.count()).select_from(StepFigure)) or 0
    yield Row(f"{stays:,} stays counted from nothing", kind, f"{spent:.1f} s", f"{cells:,} rows", "")
    day = _today()
    read = _timed(lambda: _read(day))
    write = median(_timed(lambda: _write(day)) for _ in range(TIMES))
    yield Row("a day counted anew", kind, f"{1000 * write:.0f} ms", f"of it read {1000 * read:.0f} ms", "")


def _count_all() -> None:
    """As many ticks as it takes."""
    ticks.count()
    while _waiting():
        ticks.count()


def _waiting() -> bool:
    with look(SYSTEM) as desk:
        return bool(live.stale(desk, 1))


def _today() -> date:
    with reading() as session:
        return session.scalars(select(FigureDay.day).order_by(FigureDay.day.desc()).limit(1)).one()


def _read(day: date) -> None:
    with look(SYSTEM) as desk:
        live.counted(desk, day)


def _write(day: date) -> None:
    with begin(SYSTEM) as work:
        actions.again(work)
    with look(SYSTEM) as desk:
        counted = live.counted(desk, day)
    with begin(SYSTEM) as work:
        actions.keep(work, counted)


def _looked(kind: str, manager: Actor, version: int, stays: int) -> Iterator[Row]:
    year = Criteria((version,), Period.YEAR)
    looks: dict[str, Callable[[], object]] = {
        "figures of a year": lambda: _view(manager, lambda desk: views.figures(desk, year)),
        "figures of 4 weeks": lambda: _view(manager, lambda desk: views.figures(desk, Criteria((version,)))),
        "the page for trainers": lambda: _view(manager, lambda desk: trainers.trainers(desk, Period.YEAR)),
        "cases off procedure": lambda: _view(
            manager, lambda desk: cases.behind(desk, year, Behind(Part.OFF, "receive"))
        ),
    }
    for name, act in looks.items():
        times = [_timed(act) for _ in range(TIMES)]
        yield Row(f"{name}, {stays:,} stays", kind, f"{1000 * median(times):.0f} ms",
                  f"worst {1000 * max(times):.0f} ms", "< 1 s")  # fmt: skip


def _view(reader: Actor, view: Callable[..., object]) -> None:
    with look(reader) as desk:
        view(desk)


def _timed(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun
