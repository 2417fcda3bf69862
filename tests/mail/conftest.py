"""A desk with a mailbox, and mails to put into it."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from core.access import seal
from core.actors import SYSTEM
from core.mail import actions
from core.mail.parsing import read
from core.models import Delivery, Message, ReceivedMail, Ticket
from core.settings import actions as settings
from core.settings import views
from core.settings.forms import filled
from core.settings.mail import Mail, Security
from core.work import begin, look
from db.session import reading

CARE = "care@desk.example"


def switch_on(clock: Any, **more: Any) -> Mail:
    """Mail is on from now, with servers that nobody calls unless ``more`` names real ones."""
    values: dict[str, Any] = {
        "from_name": "Care", "from_address": CARE, "web_address": "https://desk.example", "enabled": True,
        "in_host": "127.0.0.1", "in_port": 1, "in_security": Security.NONE, "in_user": "care",
        "in_password": seal.seal("pw"), "out_host": "127.0.0.1", "out_port": 1, "out_security": Security.NONE,
    }  # fmt: skip
    mail = filled(Mail, **values | more)
    with look(SYSTEM) as desk:
        seen = views.in_force(desk, Mail)[1]
    with begin(SYSTEM, clock) as work:
        settings.change(work, mail, seen)
    return mail


@pytest.fixture
def post(desk: str, clock: Any) -> Callable[..., Mail]:
    return lambda **more: switch_on(clock, **more)


def letter(*headers: str, sender: str = "Chen Jing <chen@example.com>", body: str = "The lid is loose.") -> bytes:
    return "\r\n".join([f"From: {sender}", *headers, "Content-Type: text/plain; charset=utf-8", "", body]).encode()


@pytest.fixture
def arrives(desk: str, clock: Any) -> Callable[[bytes], ReceivedMail]:
    """``arrives(letter(...))`` is the row of what became of it."""

    def arrive(raw: bytes) -> ReceivedMail:
        with begin(SYSTEM, clock) as work:
            return actions.receive(work, raw, read(raw))

    return arrive


def rows(model: Any) -> list[Any]:
    with reading() as session:
        return list(session.scalars(select(model).order_by(model.id)))


def tickets() -> list[Ticket]:
    return rows(Ticket)


def messages() -> list[Message]:
    return rows(Message)


def deliveries() -> list[Delivery]:
    return rows(Delivery)
