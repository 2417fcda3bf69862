from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.customers.forms import NewCustomer
from core.files.forms import Upload
from core.hints.forms import Hint
from core.triage.words import Impact, Severity, Urgency


@dataclass(frozen=True, slots=True)
class Goods:
    """What it is about, and when and where it happened; ``product_said``, ``batch``: in the customer's words."""

    product_id: int | None = None
    product_said: str = ""
    batch: str = ""
    purchase_id: int | None = None
    happened_on: date | None = None
    happened_where: str = ""


@dataclass(frozen=True, slots=True)
class NewTicket:
    """What is known when a case is taken in; ``key``: the same key never makes a second ticket.

    ``description``: none where one line, the subject, is all that was told. ``answers``: to what the category asks
    for, by field; none where nobody has been asked. ``hint``: of the category,
    where one was shown to whoever chose it.
    """

    channel: str
    category: str
    subject: str
    description: str | None
    key: str
    severity: Severity = Severity.GENERAL
    urgency: Urgency = Urgency.NORMAL
    impact: Impact = Impact.ONE
    danger: bool = False
    sensitive: bool = False
    customer_id: int | None = None
    customer: NewCustomer | None = None
    team_id: int | None = None
    files: tuple[Upload, ...] = ()
    goods: Goods = Goods()
    answers: Mapping[str, Any] | None = None
    hint: Hint | None = None

    def __post_init__(self) -> None:
        if not self.key.strip():
            raise ValueError("a form without a key could not be told from another one")

    @property
    def in_one_line(self) -> bool:
        return self.description is None

    @property
    def story(self) -> str:
        """What is kept as the description."""
        return self.subject if self.description is None else self.description


@dataclass(frozen=True, slots=True)
class Question:
    """What a customer writes on the public page, and the address they write from.

    ``key``: the same key never makes a second case; ``answers``: to what the category asks for, by field.
    """

    name: str
    contact: str
    category: str
    subject: str
    description: str
    key: str
    consent: bool
    language: str
    files: tuple[Upload, ...] = ()
    address: str = ""
    answers: Mapping[str, Any] | None = None
