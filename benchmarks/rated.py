"""What makes a bulk desk's other pages work: products, purchases, and who was asked how it went."""

import random
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Table

from core.models.products import Product, Purchase
from core.models.survey import SurveyAnswer, SurveyInvitation, SurveyScore
from core.survey.words import Way
from db.base import Base

if TYPE_CHECKING:
    from benchmarks.bulk import Desk, Row

PRODUCTS = 200
DIMENSIONS = ("service", "speed", "professional")
ANSWERED = 0.35
MODELS = (Product, Purchase, SurveyInvitation, SurveyAnswer, SurveyScore)


def tables(desk: "Desk") -> Iterator[tuple[Table, Iterator["Row"]]]:
    makers = (_products, _purchases, _invitations, _answers, _scores)
    for model, make in zip(MODELS, makers, strict=True):
        yield Base.metadata.tables[model.__tablename__], make(desk)


def _products(desk: "Desk") -> Iterator["Row"]:
    for number in range(1, PRODUCTS + 1):
        names = {"name": f"Jug {number}", "folded_name": f"jug {number}", "folded_code": f"j-{number}"}
        yield names | {"id": number, "code": f"J-{number}", "created_at": desk.now}


def _purchases(desk: "Desk") -> Iterator["Row"]:
    for customer in range(1, desk.size // 3 + 2):
        bought = (desk.now - timedelta(days=customer % 400)).date()
        known = {"customer_id": customer, "product_id": 1 + customer % PRODUCTS, "created_at": desk.now}
        yield known | {"bought_on": bought, "order_number": f"N{customer}"}


def _asked(desk: "Desk") -> Iterator[tuple[int, "Row", random.Random]]:
    for place in range(desk.size):
        ticket = desk.ticket(place)
        if ticket["closed_at"] and ticket["closed_at"] < desk.now - timedelta(days=3):
            yield place + 1, ticket, random.Random(-place - 1)


def _invitations(desk: "Desk") -> Iterator["Row"]:
    for number, ticket, chance in _asked(desk):
        ended = ticket["closed_at"]
        answered = ended + timedelta(days=1) if chance.random() < ANSWERED else None
        times = {"ended_at": ended, "made_at": ended, "expires_at": ended + timedelta(days=30)}
        yield {"id": number, "ticket_id": number, "channel": ticket["channel"], "answered_at": answered} | times


def _answers(desk: "Desk") -> Iterator["Row"]:
    for number, ticket, chance in _asked(desk):
        if chance.random() < ANSWERED:
            told = {
                "overall": chance.randint(3, 15) / 3,
                "recommend": chance.randint(0, 10),
                "comment": "好" * (number % 3),
            }
            at = {"at": ticket["closed_at"] + timedelta(days=1)}
            yield {"id": number, "invitation_id": number, "revision": 1, "way": Way.LINK} | told | at


def _scores(desk: "Desk") -> Iterator["Row"]:
    for number, _, chance in _asked(desk):
        if chance.random() < ANSWERED:
            for dimension in DIMENSIONS:
                yield {"answer_id": number, "dimension": dimension, "score": chance.randint(1, 5)}
