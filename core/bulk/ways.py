"""Everything that can be changed in many cases at once."""

from core.bulk.deeds import Away, Moved, Reminded, Replied
from core.bulk.errors import NothingToDo
from core.bulk.forms import Change
from core.bulk.values import GRADED, Graded, Owner, ProductOf, Tagged, TeamOf
from core.bulk.way import Way
from core.bulk.words import What

WAYS: dict[What, Way] = {
    What.OWNER: Owner(),
    What.TEAM: TeamOf(),
    **dict.fromkeys((What(each) for each in GRADED), Graded()),
    **dict.fromkeys((What.TAG, What.UNTAG), Tagged()),
    What.PRODUCT: ProductOf(),
    What.MOVE: Moved(),
    What.REMINDER: Reminded(),
    What.REPLY: Replied(),
    **dict.fromkeys((What.SPAM, What.TRASH), Away()),
}
NEEDS_VALUE = frozenset(What) - {What.OWNER, What.TEAM, What.PRODUCT, What.SPAM, What.TRASH, What.REPLY}


def demand(change: Change) -> None:
    """Whatever is to be changed needs something to be changed to."""
    if change.what in NEEDS_VALUE and change.value in {None, ""}:
        raise NothingToDo
    if change.what is What.REPLY and not change.text.strip():
        raise NothingToDo
