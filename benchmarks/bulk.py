"""A desk of any size, built once by the bulk path: 20,000 open cases whatever the total, three messages to a case."""

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select, text

from benchmarks import corpus, indexed, places, rated
from core.actors import ActorKind, Role
from core.clock import utc_now
from core.deadlines.rules import NEVER
from core.deadlines.words import DeadlineKind
from core.figures import ticks
from core.models import Customer, Deadline, EventRow, Message, Person, Ticket, Visit
from core.process import views as processes
from core.process.words import MoveKind, Stage
from core.resolution.words import Author, Direction
from core.triage.words import Impact, Priority, Severity, Urgency
from core.work import look
from db.base import Base
from db.session import engine, reading

OPEN = 20_000
AT_ONCE = 5_000
STEPS = {
    "receive": (Stage.NEW, 35),
    "analyse": (Stage.WORKING, 25),
    "propose": (Stage.WORKING, 10),
    "carry_out": (Stage.WORKING, 10),
    "ask_customer": (Stage.WAITING_CUSTOMER, 10),
    "partner": (Stage.WAITING_PARTNER, 10),
}
TALK = (Direction.INCOMING, Direction.NOTE, Direction.OUTGOING)

Row = dict[str, Any]


def open_desk(kind: str, size: int) -> str:
    """The address of the desk with ``size`` cases, which is built where it is not there."""
    url = places.open_desk(kind, f"cases_{size}", anew=False)
    with reading() as session:
        there = session.scalar(select(func.count(Ticket.id))) or 0
    if there >= size:
        return url
    url = places.open_desk(kind, f"cases_{size}")
    places.found()
    with engine().begin() as connection:
        for table, rows in Desk(size).tables():
            load(connection, table, rows)
        indexed.fill(connection, Desk(size))
        settle(connection)
    tidy()
    ticks.count_all()  # as the worker would have it by the next morning
    return url


class Desk:
    """Every table as a stream of rows; the same rows whenever the size is the same."""

    def __init__(self, size: int) -> None:
        self.size, self.now = size, utc_now()
        with reading() as session:
            agents = session.scalars(select(Person).order_by(Person.id)).all()
            self.agents = [agent.as_actor() for agent in agents if Role.AGENT in agent.roles]
        with look(self.agents[0]) as desk:
            self.version = processes.named(desk, "after_sales").id

    def tables(self) -> Iterator[tuple[Table, Iterator[Row]]]:
        yield Base.metadata.tables[Customer.__tablename__], self.customers()
        yield Base.metadata.tables[Ticket.__tablename__], map(self.ticket, range(self.size))
        yield Base.metadata.tables[Visit.__tablename__], self.visits()
        yield Base.metadata.tables[Deadline.__tablename__], self.deadlines()
        yield Base.metadata.tables[Message.__tablename__], self.messages()
        yield Base.metadata.tables[EventRow.__tablename__], self.events()
        yield from rated.tables(self)

    def customers(self) -> Iterator[Row]:
        for number in range(self.size // 3 + 1):
            yield {
                "id": number + 1,
                "name": f"Chen {number}",
                "folded_name": f"chen {number}",
                "created_at": places.START,
            }

    def ticket(self, place: int) -> Row:
        chance = random.Random(place)  # the same desk every time
        is_open = place % max(1, self.size // OPEN) == 0
        step = chance.choices(list(STEPS), [weight for _, weight in STEPS.values()])[0] if is_open else "closed"
        stage = STEPS[step][0] if is_open else Stage.CLOSED
        opened = self.now - timedelta(hours=chance.uniform(0, 120 if is_open else 8_760))
        due = opened + timedelta(hours=chance.uniform(1, 150)) if stage in {Stage.NEW, Stage.WORKING} else None
        agent = chance.choice(self.agents)
        return {
            "id": place + 1,
            "number": 1001 + place,
            "version": 1,
            "customer_id": place % (self.size // 3 + 1) + 1,
            "subject": self.subject(place),
            "description": corpus.description(place),
            "channel": chance.choice(["phone", "mail", "chat", "web"]),
            "category": chance.choice(["quality", "return", "refund", "delivery"]),
            "severity": chance.choice(list(Severity)),
            "urgency": chance.choice(list(Urgency)),
            "impact": Impact.ONE,
            "priority": chance.choice(list(Priority)),
            "priority_reasons": ["matrix"],
            "sensitive": chance.random() < 0.01,
            "team_id": min(agent.teams),
            "owner_id": agent.id if chance.random() < 0.5 or not is_open else None,
            "process_version_id": self.version,
            "step": step,
            "stage": stage,
            "entered_at": opened,
            "moves": len(self.way(step)),
            "next_due": due,
            "sort_due": due or NEVER,
            "opened_at": opened,
            "response_due": opened + timedelta(hours=8),
            "first_response_at": opened + timedelta(hours=1),
            "resolved_at": None if stage.open else opened + timedelta(days=2),
            "closed_at": None if stage.open else opened + timedelta(days=3),
        }

    def subject(self, place: int) -> str:
        return f"Lid {place} does not close 盖子关不上"

    def way(self, step: str) -> tuple[str, ...]:
        return {"receive": ("receive",), "closed": ("receive", "confirm", "closed")}.get(step, ("receive", step))

    def visits(self) -> Iterator[Row]:
        for place in range(self.size):
            ticket = self.ticket(place)
            way = self.way(ticket["step"])
            for seq, step in enumerate(way, 1):
                left = ticket["opened_at"] + timedelta(hours=seq) if seq < len(way) else None
                yield {
                    "ticket_id": place + 1, "seq": seq, "process_version_id": self.version, "step": step,
                    "entered_at": ticket["opened_at"] + timedelta(hours=seq - 1), "due_at": ticket["next_due"],
                    "left_at": left, "left_by": ticket["owner_id"] if left else None,
                    "left_to": way[seq] if left else None,
                    "kind": MoveKind.NORMAL if left else None, "late": False if left else None,
                    "values": {"facts": "The hinge is bent."} if left else {}, "checked": [],
                }  # fmt: skip

    def deadlines(self) -> Iterator[Row]:
        """The first response was in time; the solution is owed while the case is open."""
        for place in range(self.size):
            ticket = self.ticket(place)
            for kind, minutes in ((DeadlineKind.RESPONSE, 480), (DeadlineKind.RESOLUTION, 2_400)):
                response = kind is DeadlineKind.RESPONSE
                yield {
                    "ticket_id": place + 1, "kind": kind, "cycle": 1, "minutes": minutes, "day_and_night": False,
                    "rule_version": 0, "calendar_version": 0, "used": None,
                    "due_at": ticket["response_due"] if response else ticket["next_due"], "paused_at": None,
                    "met_at": ticket["first_response_at"] if response else ticket["resolved_at"], "dropped_at": None,
                }  # fmt: skip

    def messages(self) -> Iterator[Row]:
        for place in range(self.size):
            for said, direction in enumerate(TALK):
                number = 3 * place + said
                yield {
                    "id": number + 1, "ticket_id": place + 1, "direction": direction, "author": Author.STAFF,
                    "author_id": 1, "text": corpus.message(number, 3 * self.size), "at": self.now, "verified": True,
                }  # fmt: skip

    def events(self) -> Iterator[Row]:
        for place in range(self.size):
            opened = {"channel": "mail", "category": "quality", "priority": "P3", "reasons": ["matrix"]}
            yield self.event(place, "ticket.opened", opened | {"process": "after_sales", "version": 1})
            for said, direction in enumerate(TALK):
                yield self.event(
                    place, "ticket.message_added", {"message": 3 * place + said + 1, "direction": direction}
                )

    def event(self, place: int, kind: str, detail: Row) -> Row:
        return {
            "kind": kind, "subject_kind": "ticket", "subject_id": place + 1, "actor_kind": ActorKind.STAFF,
            "actor_id": 1 + place % places.AGENTS, "at": self.now, "detail": detail,
        }  # fmt: skip


def load(connection: Connection, table: Table, rows: Iterator[Row]) -> None:
    if connection.dialect.name == "postgresql":
        copy(connection, table, rows)
        return
    while chunk := list(islice(rows, AT_ONCE)):
        connection.execute(insert(table), chunk)


def copy(connection: Connection, table: Table, rows: Iterator[Row]) -> None:
    """Postgres' own way in, with the values that our column types make."""
    if (first := next(rows, None)) is None:
        return
    columns = [table.c[name] for name in first] + [each for each in table.c if each.name not in first and each.default]
    makers = [each.type.dialect_impl(connection.dialect).bind_processor(connection.dialect) for each in columns]
    given = [each.default.arg if each.name not in first else None for each in columns]
    names = ", ".join(f'"{each.name}"' for each in columns)
    driver = connection.connection.driver_connection
    assert driver is not None
    with driver.cursor().copy(f"COPY {table.name} ({names}) FROM STDIN") as into:
        for row in chain([first], rows):
            values = [row.get(each.name, fallback) for each, fallback in zip(columns, given, strict=True)]
            into.write_row([make(value) if make else value for make, value in zip(makers, values, strict=True)])


def settle(connection: Connection) -> None:
    """Numbers go on where the rows end, and the planner knows what is there."""
    if connection.dialect.name == "postgresql":
        for name in numbered():
            sequence = f"pg_get_serial_sequence('{name}', 'id')"
            connection.execute(text(f"SELECT setval({sequence}, (SELECT coalesce(max(id), 1) FROM {name}))"))
    connection.execute(text("ANALYZE"))


def tidy() -> None:
    """What the automatic vacuum of Postgres would have done by the next morning."""
    if engine().dialect.name == "postgresql":
        with engine().connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))


def numbered() -> Sequence[str]:
    return [
        model.__tablename__
        for model in (Customer, Ticket, Visit, Message, EventRow, *rated.MODELS)
        if "id" in model.__table__.c
    ]
