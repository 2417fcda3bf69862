"""Columns that mean the same on every database."""

import codecs
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, TypeVar, cast

from sqlalchemy import JSON, BigInteger, Dialect, Integer, MetaData, String, Table, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator, TypeEngine

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

Json = dict[str, Any]


def _replaced(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)
    return "\ufffd".encode() * (error.end - error.start), error.end


codecs.register_error("desk_replace", _replaced)


def clean(text: str) -> str:
    """What both databases can keep: NUL and lone surrogates become the replacement character."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "desk_replace").decode()


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(each) for key, each in cast(Json, value).items()}
    if isinstance(value, list | tuple):
        return [_cleaned(each) for each in cast(list[Any], value)]
    return value


class CleanText(TypeDecorator[str]):
    """Any text a person or a machine may send."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else clean(value)


class Key(TypeDecorator[str]):
    """A text compared byte by byte, in every locale of the database."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        collation = "C" if dialect.name == "postgresql" else None
        return dialect.type_descriptor(String(collation=collation))

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else clean(value)


class CleanJson(TypeDecorator[Any]):
    """A structure of plain values; its texts are cleaned as all texts are."""

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(JSONB() if dialect.name == "postgresql" else JSON())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return _cleaned(value)


class Instant(TypeDecorator[datetime]):
    """An aware datetime, kept as microseconds so that durations are plain subtraction in SQL."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - EPOCH) // MICROSECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        return None if value is None else EPOCH + value * MICROSECOND


W = TypeVar("W", bound=StrEnum)


class Code(TypeDecorator[W]):
    """A word of the trade, kept as its code."""

    impl = String(32)
    cache_ok = True

    def __init__(self, words: type[W]) -> None:
        self.words = words
        super().__init__()

    def process_bind_param(self, value: W | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value.value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> W | None:
        return None if value is None else self.words(value)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: CleanText,
        int: BigInteger().with_variant(Integer, "sqlite"),
        datetime: Instant,
        Json: CleanJson,
        list[Any]: CleanJson,
        list[str]: CleanJson,
    }

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if isinstance(table := getattr(cls, "__table__", None), Table):
            table.dialect_options["sqlite"]["autoincrement"] = "id" in table.columns  # numbers never return


class Lasting:
    """Marks a table that is asked often and changed seldom; what was read of it is told again within one work."""


class Scratch:
    """Marks a table outside history: changing it leaves no event (sessions, drafts, jobs, derived rows)."""
