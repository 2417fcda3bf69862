from collections.abc import Callable

import pytest

from core.actors import Actor
from core.models import Person, SignIn
from core.work import look
from db.session import transaction
from tests.conftest import MORNING


@pytest.fixture
def settled() -> Callable[..., Actor]:
    """``settled(wang)`` has chosen a passphrase and so is active; hashing is not what is tested."""

    def settle(actor: Actor, password_hash: str = "$chosen") -> Actor:
        with transaction() as session:
            session.get_one(Person, actor.id).password_hash = password_hash
        return actor

    return settle


@pytest.fixture
def signed_in() -> Callable[..., int]:
    """``signed_in(lin)`` sits at one more browser; the id of that sign-in."""

    def sit(actor: Actor, browser: str = "Firefox") -> int:
        with transaction() as session:
            row = SignIn(person_id=actor.id, token_hash=f"{actor.id}-{browser}", visitor_hash="v", address="10.0.0.7",
                         browser=browser, began_at=MORNING, seen_at=MORNING)  # fmt: skip
            session.add(row)
        return row.id

    return sit


@pytest.fixture
def open_sign_ins() -> Callable[[Actor], int]:
    def count(actor: Actor) -> int:
        with look(actor) as desk:
            return desk.session.query(SignIn).filter_by(person_id=actor.id, ended_at=None).count()

    return count
