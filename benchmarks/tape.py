"""The statements of a verb, recorded and sent again bare: what the same work costs without the house around it."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, event

from db.search import PIECES

Statement = tuple[str, Any]
FEW = 64  # two numbers that differ by less count things; others tell the time
CASE = 1 << PIECES  # what the places of two cases in the index are apart


@contextmanager
def recording(engine: Engine) -> Generator[list[Statement]]:
    tape: list[Statement] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if not statement.startswith("BEGIN"):
            tape.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield tape
    finally:
        event.remove(engine, "before_cursor_execute", note)


def further(one: Any, other: Any, steps: int) -> Any:
    """What stands here ``steps`` calls after ``other``, which came one call after ``one``."""
    match other:
        case dict():
            return {name: further(one[name], value, steps) for name, value in other.items()}
        case list() | tuple():
            return type(other)(further(before, value, steps) for before, value in zip(one, other, strict=True))
        case bool() | None:
            return other
        case int():
            counted = abs(other - one) < FEW or other - one == CASE
            return other + (other - one) * steps if counted else other
        case str() if other != one:
            return f"{other}~{steps}"
        case _:
            return other


class Replay:
    """The recorded work, again and again, over a connection of the driver, each time with fresh keys."""

    def __init__(self, engine: Engine, one: Sequence[Statement], other: Sequence[Statement]) -> None:
        if [statement for statement, _ in one] != [statement for statement, _ in other]:
            raise ValueError("two calls of the verb sent different statements")
        self.pairs = list(zip(one, other, strict=True))
        self.sqlite = engine.dialect.name == "sqlite"
        self.pooled = engine.raw_connection()

    def again(self, steps: int) -> None:
        cursor = self.pooled.cursor()
        if self.sqlite:
            cursor.execute("BEGIN IMMEDIATE")
        for (_, before), (statement, parameters) in self.pairs:
            fresh = further(before, parameters, steps)
            (cursor.executemany if isinstance(fresh, list) else cursor.execute)(statement, fresh)
            if cursor.description:
                cursor.fetchall()
        if self.sqlite:
            cursor.execute("COMMIT")
        else:
            self.pooled.commit()
        cursor.close()

    def close(self) -> None:
        self.pooled.close()
