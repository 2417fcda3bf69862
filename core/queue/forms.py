from dataclasses import dataclass
from datetime import date

from core.process.words import Stage
from core.queue.words import USUAL, Column, Due, Order, View
from core.triage.words import Priority

NOBODY = 0  # no owner, no team
ME = -1  # whoever looks


@dataclass(frozen=True, slots=True)
class Criteria:
    """What the queue shows and how; ``text``: what was typed into the search field.

    Within a filter any of its values will do, except for tags and answers: a case has to have all of them. A category
    brings those below it. ``answers``: field and value.
    """

    view: View = View.OPEN
    priorities: tuple[Priority, ...] = ()
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    text: str = ""
    page: int = 1
    channels: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    steps: tuple[str, ...] = ()
    teams: tuple[int, ...] = ()
    owners: tuple[int, ...] = ()
    customers: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()
    products: tuple[int, ...] = ()
    sensitive: bool = False
    due: Due | None = None
    opened_from: date | None = None
    opened_to: date | None = None
    answers: tuple[tuple[str, str], ...] = ()
    order: Order = Order.URGENT
    columns: tuple[Column, ...] = USUAL
