"""One meaning per column type, on every database."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError

from db.base import CleanJson, CleanText, Instant, Key, clean
from db.session import engine

ODD = Table(
    "odd",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("text", CleanText),
    Column("key", Key),
    Column("body", CleanJson),
    Column("at", Instant),
)
NASTY = "nul \x00, half a character \ud83d, and a whole one \U0001f600"
MENDED = "nul \ufffd, half a character \ufffd, and a whole one \U0001f600"


@pytest.fixture
def odd(database: str) -> Iterator[Table]:
    ODD.metadata.create_all(engine())
    yield ODD
    ODD.metadata.drop_all(engine())


def kept(column: str, value: Any) -> Any:
    """What comes back after ``value`` was written."""
    with engine().begin() as connection:
        connection.execute(insert(ODD).values({column: value}))
    with engine().connect() as connection:
        return connection.execute(select(ODD.c[column]).order_by(ODD.c.id.desc()).limit(1)).scalar_one()


@pytest.mark.parametrize("column", ["text", "key"])
def test_what_no_database_can_keep_is_replaced_alike(odd: Table, column: str) -> None:
    assert kept(column, NASTY) == MENDED


def test_structures_are_cleaned_inside_too(odd: Table) -> None:
    assert kept("body", {NASTY: [NASTY, {"deep": (NASTY,)}], "n": 1}) == {MENDED: [MENDED, {"deep": [MENDED]}], "n": 1}


@pytest.mark.parametrize("column", ["text", "key", "at"])
def test_nothing_stays_nothing(odd: Table, column: str) -> None:
    assert kept(column, None) is None


def test_a_key_is_found_by_the_same_nasty_text(odd: Table) -> None:
    kept("key", NASTY)
    with engine().connect() as connection:
        assert connection.execute(select(ODD.c.id).where(ODD.c.key == NASTY)).scalar_one()


def test_keys_sort_by_their_bytes(odd: Table) -> None:
    for each in ("b", "A", "中", "a", "é", "B"):
        kept("key", each)
    with engine().connect() as connection:
        found = connection.execute(select(ODD.c.key).order_by(ODD.c.key)).scalars().all()
    assert found == ["A", "B", "a", "b", "é", "中"]


def test_an_instant_comes_back_in_utc_to_the_microsecond(odd: Table) -> None:
    shanghai = timezone(timedelta(hours=8))
    written = datetime(2026, 1, 5, 17, 0, 0, 1, tzinfo=shanghai)
    assert kept("at", written) == written
    assert kept("at", written).tzinfo is UTC


def test_an_instant_before_the_epoch_is_an_instant(odd: Table) -> None:
    early = datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC)
    assert kept("at", early) == early


def test_a_time_without_a_zone_is_refused(odd: Table) -> None:
    with pytest.raises(StatementError, match="offset-naive"):
        kept("at", datetime(2026, 1, 5, 9, 0))  # noqa: DTZ001  the very thing that is refused


def test_a_duration_is_a_plain_subtraction_in_sql(odd: Table) -> None:
    kept("at", datetime(2026, 1, 5, 9, 0, tzinfo=UTC))
    kept("at", datetime(2026, 1, 5, 10, 0, tzinfo=UTC))
    with engine().connect() as connection:
        hour = connection.exec_driver_sql("SELECT max(at) - min(at) FROM odd").scalar_one()
    assert hour == 3_600_000_000


@given(st.text(st.characters(exclude_categories=())))
def test_clean_text_can_always_be_written_and_stays_clean(text: str) -> None:
    once = clean(text)
    assert "\x00" not in once
    assert once.encode().decode() == once
    assert clean(once) == once
    assert len(once) == len(text)


@given(st.datetimes(timezones=st.just(UTC)))
def test_no_instant_is_bent_on_its_way(moment: datetime) -> None:
    column = Instant()
    number = column.process_bind_param(moment, engine().dialect)
    assert column.process_result_value(number, engine().dialect) == moment
