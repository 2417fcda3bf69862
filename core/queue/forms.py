from dataclasses import dataclass

from core.queue.words import View
from core.triage.words import Priority


@dataclass(frozen=True, slots=True)
class Criteria:
    """What the queue shows; ``text``: what was typed into the search field."""

    view: View = View.OPEN
    priorities: tuple[Priority, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    text: str = ""
    page: int = 1
