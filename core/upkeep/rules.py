"""When a document is due for review, and which cases a retired one leaves without a document. Pure values."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from core.process import guards, rules
from core.process.document import Document
from core.triage.words import Priority

SOON = timedelta(days=14)  # before it is due, a review is announced
LONGEST = 500  # letters of a reason


def due_at(published: datetime, confirmed: datetime | None, every: timedelta) -> datetime:
    """Counted from when it came into force, or from when it was last found right."""
    return max(published, confirmed or published) + every


def deserted(
    documents: Sequence[Document], process: str, lineages: Mapping[str, Sequence[str]], channels: Collection[str]
) -> tuple[str, ...]:
    """The categories of which some cases would find no document any more if this one were retired."""
    rest = [each for each in documents if each.process != process]
    read = frozenset[str]().union(*(guards.fields_of(each.applies_when) for each in documents if each.applies_when))
    ways = [
        {"channel": channel, "priority": priority}
        for channel in (channels if "channel" in read else list(channels)[:1])
        for priority in (Priority if "priority" in read else list(Priority)[:1])
    ]
    return tuple(
        category
        for category, above in lineages.items()
        if any(_takes(documents, above, way) == process and not _takes(rest, above, way) for way in ways)
    )


def company(process: str, retired: Mapping[str, Document]) -> tuple[str, ...]:
    """The retired processes that this one hands cases over to, directly or through one of them, in order of code."""
    found, queue = set[str](), [process]
    while queue:
        steps = retired[queue.pop()].steps.values()
        targets = {each.hand_over for each in steps if each.hand_over}
        more = (targets & retired.keys()) - {process} - found
        found |= more
        queue += more
    return tuple(sorted(found))


def _takes(documents: Sequence[Document], above: Sequence[str], way: Mapping[str, str]) -> str | None:
    found = (rules.route(documents, {**way, "category": each}) for each in above)
    chosen = next(filter(None, found), None)
    return chosen.process if chosen else None
