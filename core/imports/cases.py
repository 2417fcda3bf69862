"""Rows become cases, or are kept with their reason. Pure values: the same rows give the same cases each time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from core.imports import dates, rules
from core.imports.case import Case, Kept, Moment, Unreadable
from core.imports.forms import Mapping
from core.imports.reading import Row, Table
from core.imports.words import Field, Reason, Shape
from core.process.words import Stage


@dataclass(frozen=True)
class Reader:
    """One table under one mapping. ``now`` decides what lies in the future."""

    table: Table
    mapping: Mapping
    now: datetime

    @cached_property
    def places(self) -> dict[Field, tuple[int, ...]]:
        at = {heading: place for place, heading in enumerate(self.table.headings)}
        return {each: tuple(at[name] for name in names) for each, names in self.mapping.columns.items()}

    @cached_property
    def absent(self) -> frozenset[str]:
        return frozenset(self.mapping.missing)

    @cached_property
    def groups(self) -> tuple[tuple[Row, ...], ...]:
        """The rows of each case together, in the order in which cases first appear."""
        together: dict[str, list[Row]] = {}
        for row in self.table.rows:
            name = self.text(row, Field.ID) if self.whole(row) is None else ""
            together.setdefault(name or f"\0{row.line}", []).append(row)
        return tuple(map(tuple, together.values()))

    def whole(self, row: Row) -> Reason | None:
        """What is wrong with the row as a row; empty cells at its end do no harm."""
        if len(row.cells) < len(self.table.headings):
            return Reason.TOO_SHORT
        return Reason.TOO_LONG if any(row.cells[len(self.table.headings) :]) else None

    def texts(self, row: Row, wanted: Field) -> list[str]:
        cells = (row.cells[place].strip() for place in self.places.get(wanted, ()) if place < len(row.cells))
        return [cell for cell in cells if cell not in self.absent]

    def text(self, row: Row, wanted: Field) -> str:
        return " · ".join(self.texts(row, wanted))

    def moment(self, row: Row, wanted: Field) -> datetime | None:
        """When, in UTC; none where the cell is empty, Unreadable where it is something else."""
        text = self.text(row, wanted)
        if not text or self.mapping.order is None:
            return None
        at = dates.instant(text, self.mapping.order, self.mapping.zone)
        if at is None:
            raise Unreadable(Reason.BAD_DATE, self.mapping.columns[wanted][0])
        return at

    def understand(self, group: tuple[Row, ...]) -> Iterator[Case | Kept]:
        """The case that these rows tell, if any; and every row that could not be read."""
        good: list[_Told] = []
        for row in group:
            name = self.text(row, Field.ID) or None
            try:
                if good and self.mapping.shape is Shape.CASES:
                    raise Unreadable(Reason.TWICE)
                good.append(self._told(row))
            except Unreadable as why:
                yield Kept(row, why.reason, name, why.column)
        if good:
            yield self._case(sorted(good, key=lambda told: told.at))

    def _told(self, row: Row) -> "_Told":
        if wrong := self.whole(row):
            raise Unreadable(wrong)
        if not self.text(row, Field.ID):
            raise Unreadable(Reason.NO_ID)
        times = {each: self.moment(row, each) for each in POINTS}
        own = self.moment(row, Field.ROW_TIME)
        if self.mapping.shape is Shape.LOG and own is None:
            raise Unreadable(Reason.BAD_DATE, next(iter(self.mapping.columns.get(Field.ROW_TIME, ())), ""))
        at = own or max(filter(None, times.values()), default=None)
        if at is None:
            raise Unreadable(Reason.NO_TIME)
        return _Told(row, at, times, self._stage(row))

    def _stage(self, row: Row) -> Stage | None:
        code = self.mapping.values.get(Field.STATUS, {}).get(self.text(row, Field.STATUS))
        return Stage(code) if code else None

    def _case(self, told: "list[_Told]") -> Case:
        """Rows in the order of time; the last one that knows something is right about it."""
        opened, response, resolved, closed = (self._last(told, each) for each in POINTS)
        moments = self._moments(told, opened)
        if self.mapping.shape is Shape.LOG:
            resolved = resolved or _entered(moments, Stage.RESOLVED)
            closed = closed or _entered(moments, Stage.CLOSED)
        times = {"opened": opened, "response": response, "resolved": resolved, "closed": closed, "last": moments[-1].at}
        return Case(
            external_id=self.text(told[-1].row, Field.ID),
            texts={each: self._text(told, each) for each in WORDS if each in self.places},
            contacts=tuple(self.texts(told[-1].row, Field.CONTACT)),
            stage=told[-1].stage or (moments[-1].stage if self.mapping.shape is Shape.LOG else _furthest(moments)),
            opened=opened or min(each.at for each in moments),
            opened_known=opened is not None or self.mapping.shape is Shape.LOG,
            response=response,
            resolved=resolved,
            closed=closed,
            moments=moments,
            flaw=rules.flaw(times, self.now),
            row=told[-1].row,
        )

    def _last(self, told: "list[_Told]", wanted: Field) -> datetime | None:
        return next((each.times[wanted] for each in reversed(told) if each.times[wanted]), None)

    def _text(self, told: "list[_Told]", wanted: Field) -> str:
        return next(filter(None, (self.text(each.row, wanted) for each in reversed(told))), "")

    def _moments(self, told: "list[_Told]", opened: datetime | None) -> tuple[Moment, ...]:
        last = told[-1]
        log = self.mapping.shape is Shape.LOG
        first = [Moment(opened, Stage.NEW, 0 if log else last.row.line)] if opened else []
        if not log:
            return _passed(first, last)
        rows = [Moment(each.at, each.stage or Stage.WORKING, each.row.line) for each in told]
        begun = rows[0].stage is Stage.NEW
        return tuple(rows if begun else sorted(first + rows, key=_at))


REACHED = {Field.FIRST_RESPONSE: Stage.WORKING, Field.RESOLVED: Stage.RESOLVED, Field.CLOSED: Stage.CLOSED}
POINTS = (Field.OPENED, *REACHED)
WORDS = (
    Field.SUBJECT,
    Field.DESCRIPTION,
    Field.PRIORITY,
    Field.CATEGORY,
    Field.CHANNEL,
    Field.CUSTOMER,
    Field.CUSTOMER_ID,
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one row says."""

    row: Row
    at: datetime
    times: dict[Field, datetime | None]
    stage: Stage | None


def _at(moment: Moment) -> datetime:
    return moment.at


def _passed(first: list[Moment], told: _Told) -> tuple[Moment, ...]:
    """The times of one row as a way; its status has the last word on where the case stands."""
    known = [Moment(at, stage, told.row.line) for each, stage in REACHED.items() if (at := told.times[each])]
    way = sorted(first + known, key=_at)
    if not way or (told.stage and way[-1].stage is not told.stage):
        way.append(Moment(max(told.at, *(each.at for each in way), told.at), told.stage or Stage.NEW, told.row.line))
    return tuple(way)


def _furthest(moments: tuple[Moment, ...]) -> Stage:
    return max((each.stage for each in moments), key=list(Stage).index)


def _entered(moments: tuple[Moment, ...], stage: Stage) -> datetime | None:
    """When it last entered ``stage`` and stayed at or beyond it; none where it went back since."""
    way, entered = list(Stage), None
    for moment in moments:
        if moment.stage is stage:
            entered = entered or moment.at
        elif way.index(moment.stage) < way.index(stage):
            entered = None
    return entered
