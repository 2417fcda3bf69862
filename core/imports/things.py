"""Rows of lists become customers, organisations or products, or are kept with their reason. Pure values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from core.customers.rules import LONGEST_CONTACT, LONGEST_NAME, LONGEST_NOTE, folded
from core.imports.case import Kept
from core.imports.cases import Reader
from core.imports.reading import Row
from core.imports.words import THINGS, Field, Reason, What

LONGEST_CODE = 60
LIMITS = {
    Field.NOTE: LONGEST_NOTE,
    Field.CONTACT: LONGEST_CONTACT,
    Field.ADDRESS: LONGEST_CONTACT,
    Field.BATCH: LONGEST_CODE,
    Field.PRODUCT_ID: LONGEST_CODE,
    Field.ORDER: LONGEST_CODE,
}


@dataclass(frozen=True, slots=True)
class Thing:
    """One customer, organisation or product as the other system tells it. ``several``: contacts, addresses, batches."""

    number: str
    name: str
    texts: dict[Field, str]
    several: dict[Field, tuple[str, ...]]
    row: Row = field(compare=False)

    @property
    def contacts(self) -> tuple[str, ...]:
        return self.several.get(Field.CONTACT, ())

    @property
    def external_id(self) -> str:
        """By which it is known again: its number there, or else its name with its contacts."""
        contacts = sorted(map(folded, self.contacts))
        return self.number or "\n".join((folded(self.name), *contacts))

    @property
    def flaw(self) -> Reason | None:
        """Lists tell no times, and so nothing impossible."""
        return None


@dataclass(frozen=True)
class ThingReader:
    """One table of things under one mapping; ``cells`` reads single cells as for cases."""

    cells: Reader

    @property
    def what(self) -> What:
        return self.cells.mapping.what

    @cached_property
    def groups(self) -> tuple[tuple[Row, ...], ...]:
        """The rows of each number together: a product may have a row for each batch."""
        together: dict[str, list[Row]] = {}
        for row in self.cells.table.rows:
            together.setdefault(self.cells.text(row, THINGS[self.what][0]) or f"\0{row.line}", []).append(row)
        return tuple(map(tuple, together.values()))

    def understand(self, group: tuple[Row, ...]) -> Iterator[Thing | Kept]:
        """The thing that these rows tell, if any; and every row that could not be read."""
        number, good = self.cells.text(group[0], THINGS[self.what][0]), list[Row]()
        for row in group:
            reason, column = self._wrong(row)
            if reason is None and good and self.what is not What.PRODUCTS:
                reason, column = Reason.SAME_NUMBER, ""
            if reason:
                yield Kept(row, reason, number or None, column)
            else:
                good.append(row)
        if good:
            yield self._thing(number, good)

    def _wrong(self, row: Row) -> tuple[Reason | None, str]:
        if whole := self.cells.whole(row):
            return whole, ""
        name = THINGS[self.what][1]
        if not self.cells.text(row, name):
            return Reason.NO_NAME, self.cells.mapping.columns[name][0]
        return self.endless(row)

    def endless(self, row: Row) -> tuple[Reason | None, str]:
        """Whether a text is too long, and under which heading it stands."""
        for each in THINGS[self.what]:
            if any(len(text) > LIMITS.get(each, LONGEST_NAME) for text in self.cells.texts(row, each)):
                return Reason.TEXT_TOO_LONG, self.cells.mapping.columns[each][0]
        return None, ""

    def _thing(self, number: str, rows: list[Row]) -> Thing:
        """The last row is right about what there is one of."""
        wanted = THINGS[self.what]
        texts = {each: self.cells.text(rows[-1], each) for each in wanted[2:] if each in self.cells.places}
        several: dict[Field, tuple[str, ...]] = {
            each: tuple(dict.fromkeys(text for row in rows for text in self.cells.texts(row, each)))
            for each in (Field.CONTACT, Field.ADDRESS, Field.BATCH)
            if each in wanted
        }
        name = " ".join(self.cells.text(rows[-1], wanted[1]).split())
        return Thing(number, name, texts, several, rows[-1])
