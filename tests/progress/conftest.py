"""A customer with a link, and the desk that answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from core.actors import Actor
from core.intake import asking
from core.intake.forms import Question
from core.process.words import Happening
from core.progress import actions, doors, views
from core.progress.forms import Answer
from core.work import begin, look
from tests.cases import ticket

HOME = "10.0.0.9"
ASKS = Question(
    "Li Na", "li.na@example.com", "quality", "A wheel came off", "On the first day.", "k1", True, "zh_CN", (), HOME
)


@dataclass
class Holder:
    """Whoever holds the link to a case."""

    number: int
    token: str
    clock: Callable[[], Any]

    @property
    def actor(self) -> Actor:
        return doors.enter(self.token, HOME, self.clock)

    def page(self) -> views.Progress:
        with look(self.actor, self.clock) as desk:
            return views.page(desk)

    def form(self, text: str, **more: Any) -> Answer:
        return Answer(text, more.pop("seen", ticket(self.number).moves), HOME, **more)

    def answers(self, text: str, **more: Any) -> None:
        with begin(self.actor, self.clock) as work:
            actions.answer(work, self.form(text, **more))

    def decides(self, happening: Happening, text: str = "", **more: Any) -> None:
        with begin(self.actor, self.clock) as work:
            actions.decide(work, happening, self.form(text, **more))

    def reopens(self, text: str, **more: Any) -> None:
        with begin(self.actor, self.clock) as work:
            actions.reopen(work, self.form(text, **more))


@pytest.fixture
def na(desk, clock) -> Holder:
    """Li Na, who asked on the public page."""
    asked = asking.ask(ASKS, clock)
    return Holder(asked.number, asked.token, clock)
