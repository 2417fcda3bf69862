from dataclasses import dataclass

from core.queue.words import View
from core.triage.words import Priority


@dataclass(frozen=True, slots=True)
class Criteria:
    """What the queue shows; ``text`` is sought in subject, customer, number and the start of the description."""

    view: View = View.OPEN
    priorities: tuple[Priority, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    text: str = ""
    page: int = 1
