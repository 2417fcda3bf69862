"""Rows of a shop become purchases, or are kept with their reason. Pure values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from zoneinfo import ZoneInfo

from core.customers.rules import folded
from core.imports.case import Kept, Unreadable
from core.imports.cases import Reader
from core.imports.proposal import known_words
from core.imports.reading import Row
from core.imports.things import Thing, ThingReader
from core.imports.words import NEEDED, THINGS, Field, Reason, What

USUAL = "CNY"  # where neither a column nor a sign tells the currency
PRICED = re.compile(r"([^\d,.\-]*?)\s*(\d[\d,. ]*)\s*([^\d,.\-]*)")
THOUSANDS = re.compile(r"\d{1,3}(?:[,. ]\d{3})+")
MOST = 1e9


@dataclass(frozen=True, slots=True)
class Purchase(Thing):
    """One thing bought by one customer; ``price`` in the main unit of ``currency``, neither where none is told."""

    bought_on: date | None = None
    price: float | None = None
    currency: str = ""

    @property
    def external_id(self) -> str:
        """By order and thing, which stay when a price is corrected; without an order by whose it is, and when."""
        what = [self.texts.get(Field.PRODUCT_ID, "") or self.name, self.texts.get(Field.BATCH, "")]
        whose = [self.texts.get(Field.CUSTOMER_ID, ""), self.texts.get(Field.CUSTOMER, ""), *self.contacts]
        told = [self.number, *what] if self.number else [*what, *whose, str(self.bought_on or "")]
        return " · ".join(filter(None, map(folded, told)))


@dataclass(frozen=True)
class PurchaseReader(ThingReader):
    """Each row is a purchase of its own; an order may have several."""

    @cached_property
    def told(self) -> dict[int, Purchase | Kept]:
        """What each line says."""
        return {row.line: self._told(row) for row in self.cells.table.rows}

    @cached_property
    def groups(self) -> tuple[tuple[Row, ...], ...]:
        """The rows that tell the same purchase together."""
        together: dict[str, list[Row]] = {}
        for row in self.cells.table.rows:
            told = self.told[row.line]
            together.setdefault(f"\0{row.line}" if isinstance(told, Kept) else told.external_id, []).append(row)
        return tuple(map(tuple, together.values()))

    def understand(self, group: tuple[Row, ...]) -> Iterator[Thing | Kept]:
        yield self.told[group[0].line]
        for row in group[1:]:
            yield Kept(row, Reason.SAME_PURCHASE, self._name(row))

    def _told(self, row: Row) -> Purchase | Kept:
        try:
            self._check(row)
            return self._purchase(row)
        except Unreadable as why:
            return Kept(row, why.reason, self._name(row), why.column)

    def _name(self, row: Row) -> str | None:
        return self.cells.text(row, Field.ORDER) or None

    def _check(self, row: Row) -> None:
        if whole := self.cells.whole(row):
            raise Unreadable(whole)
        for one_of, reason in zip(NEEDED[What.PURCHASES], (Reason.NO_PRODUCT, Reason.NO_CUSTOMER), strict=True):
            if not any(self.cells.text(row, each) for each in one_of):
                raise Unreadable(reason)
        endless, column = self.endless(row)
        if endless:
            raise Unreadable(endless, column)

    def _purchase(self, row: Row) -> Purchase:
        text = self.cells.text
        texts = {each: text(row, each) for each in THINGS[What.PURCHASES][2:] if each in self.cells.places}
        name = " ".join((text(row, Field.PRODUCT) or text(row, Field.PRODUCT_ID)).split())
        several = {Field.CONTACT: tuple(self.cells.texts(row, Field.CONTACT))}
        price, currency = self._price(row)
        return Purchase(text(row, Field.ORDER), name, texts, several, row, self._day(row), price, currency)

    def _day(self, row: Row) -> date | None:
        at = self.cells.moment(row, Field.BOUGHT_ON)
        if at is None:
            return None
        here = ZoneInfo(self.cells.mapping.zone)
        if at.astimezone(here).date() > self.cells.now.astimezone(here).date():
            raise Unreadable(Reason.BOUGHT_LATER, self.cells.mapping.columns[Field.BOUGHT_ON][0])
        return at.astimezone(here).date()

    def _price(self, row: Row) -> tuple[float | None, str]:
        text = self.cells.text(row, Field.PRICE)
        if not text:
            return None, ""
        found = priced(text, self.cells.text(row, Field.CURRENCY))
        if found is None:
            raise Unreadable(Reason.BAD_PRICE, self.cells.mapping.columns[Field.PRICE][0])
        return found


def priced(text: str, currency: str = "") -> tuple[float, str] | None:
    """``¥1,299.00`` and ``1.299,00 EUR`` as a number and three letters; none where it is no price."""
    hit = PRICED.fullmatch(text.strip())
    if hit is None:
        return None
    told = (currency or hit[1] or hit[3]).strip().upper()
    code = _signs().get(told, told) if told else USUAL
    amount = _number(hit[2].strip())
    return (amount, code) if amount is not None and amount < MOST and re.fullmatch("[A-Z]{3}", code) else None


@cache
def _signs() -> dict[str, str]:
    currencies: dict[str, list[str]] = known_words()["currencies"]
    return {sign: code for code, signs in currencies.items() for sign in signs}


def _number(text: str) -> float | None:
    """A sign before three digits parts the thousands; the last one before fewer or more parts the fraction."""
    if THOUSANDS.fullmatch(text):
        return float(re.sub("[,. ]", "", text))
    hit = re.fullmatch(r"(.*?)(?:[,.](\d+))?", text)
    whole, fraction = (hit[1], hit[2] or "0") if hit else ("", "")
    if THOUSANDS.fullmatch(whole):
        whole = re.sub("[,. ]", "", whole)
    return float(f"{whole}.{fraction}") if re.fullmatch(r"\d+", whole, re.ASCII) else None


def reader_of(cells: Reader) -> ThingReader:
    return PurchaseReader(cells) if cells.mapping.what is What.PURCHASES else ThingReader(cells)
