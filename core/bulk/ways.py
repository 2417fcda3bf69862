"""Everything that can be changed in many cases at once."""

from core.bulk.deeds import Away, Reminded, Replied
from core.bulk.errors import NothingToDo
from core.bulk.forms import Change
from core.bulk.moving import Moved
from core.bulk.values import GRADED, ByHand, Graded, Owner, ProductOf, Tagged, TeamOf
from core.bulk.way import Way
from core.bulk.words import What
from core.canned import rules as canned
from core.canned.errors import UnknownField
from core.triage.rules import reasoned

WAYS: dict[What, Way] = {
    What.OWNER: Owner(),
    What.TEAM: TeamOf(),
    **dict.fromkeys((What(each) for each in GRADED), Graded()),
    What.PRIORITY: ByHand(),
    **dict.fromkeys((What.TAG, What.UNTAG), Tagged()),
    What.PRODUCT: ProductOf(),
    What.MOVE: Moved(),
    What.REMINDER: Reminded(),
    What.REPLY: Replied(),
    **dict.fromkeys((What.SPAM, What.TRASH), Away()),
}
NEEDS_VALUE = frozenset(What) - {What.OWNER, What.TEAM, What.PRIORITY, What.PRODUCT, What.SPAM, What.TRASH, What.REPLY}


def demand(change: Change) -> None:
    """Whatever is to be changed needs something to be changed to."""
    if change.what in NEEDS_VALUE and change.value in {None, ""}:
        raise NothingToDo
    if change.what is What.REPLY:
        _demand_text(change.text)
    if change.what is What.PRIORITY and change.value is not None:
        reasoned(change.text)


def _demand_text(text: str) -> None:
    """What no case can fill is said before any customer is written to."""
    if not text.strip():
        raise NothingToDo
    if name := canned.unknown(text):
        raise UnknownField(field=name, known=canned.KNOWN)
