"""A clean database of each kind, a fixed clock, and the cast."""

import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

os.environ["DESK_HOME"] = tempfile.mkdtemp(prefix="desk-home-")
os.environ["DESK_SECRET"] = "a secret for tests only"
os.environ.pop("DATABASE_URL", None)

import pytest
from hypothesis import HealthCheck, settings

from core.actors import SYSTEM, Actor, Role
from core.models import Brand, Membership, Person, PersonRole, Team
from core.process import actions as process
from core.settings import actions as shipping
from core.work import begin
from db.session import transaction
from tests import databases

# A busy machine is slow, not wrong; and where a build is judged, chance has no part in it.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize="CI" in os.environ
)
settings.load_profile("house")

MORNING = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--databases", default=",".join(databases.KINDS), help="which databases to test on")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Whoever touches data, touches it on every database."""
    if "database" in metafunc.fixturenames:
        kinds = metafunc.config.getoption("--databases").split(",")
        metafunc.parametrize("database", kinds, indirect=True)


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an empty database; asked for by everything below."""
    with databases.clean(request.param) as url:
        yield url


class Ticking:
    """A clock that stands until it is told to go on."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def tick(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now


@pytest.fixture
def clock() -> Ticking:
    return Ticking(MORNING)


@pytest.fixture
def desk(database: str) -> str:
    """A founded desk: one brand, the shipped terms and the shipped process documents."""
    databases.founded(database, found)
    return database


def found() -> None:
    with transaction() as session:
        session.add(Brand(code="main", name="Aftercare"))
    with begin(SYSTEM, lambda: MORNING) as work:
        shipping.ship(work)
        process.ship(work)


@pytest.fixture
def person(desk: str) -> Callable[..., Actor]:
    """``person("wang", Role.SUPERVISOR, team="care")`` joins the desk and acts."""

    def join(name: str, *roles: Role, team: str | None = None) -> Actor:
        with transaction() as session:
            joined = Person(username=name, name=name.title(), language="en", created_at=MORNING)
            joined.role_rows, joined.team_rows, joined.skill_rows = [PersonRole(role=role) for role in roles], [], []
            joined.team_rows = []
            if team:
                session.add(group := Team(name=team))
                session.flush()
                joined.team_rows = [Membership(team_id=group.id)]
            session.add(joined)
        return joined.as_actor()

    return join


@pytest.fixture
def lin(person: Callable[..., Actor]) -> Actor:
    return person("lin", Role.AGENT)


@pytest.fixture
def zhou(person: Callable[..., Actor]) -> Actor:
    return person("zhou", Role.TECHNICIAN)


@pytest.fixture
def wang(person: Callable[..., Actor]) -> Actor:
    return person("wang", Role.SUPERVISOR)


@pytest.fixture
def he(person: Callable[..., Actor]) -> Actor:
    return person("he", Role.TRAINER)


@pytest.fixture
def admin(person: Callable[..., Actor]) -> Actor:
    return person("admin", Role.ADMIN)
