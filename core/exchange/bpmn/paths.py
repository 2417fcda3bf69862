"""How one gets from a step to the next, and what is answered on the way. Pure values."""

from dataclasses import dataclass

from core.exchange.bpmn.model import Thing


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered at a gateway: the number of the way among those that leave it."""

    asked_by: str
    way: int


@dataclass(frozen=True, slots=True)
class Path:
    """How one gets to ``to``: ``guards`` in our own language, answers to gateways of others, what makes the move."""

    to: str
    guards: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    trigger: Thing | None = None
    words: tuple[str, ...] = ()

    @property
    def free(self) -> bool:
        """Nothing makes this move yet."""
        return not (self.guards or self.answers or self.trigger)
