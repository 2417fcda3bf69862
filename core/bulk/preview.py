"""What a bulk change would do, before it is done."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.bulk import views, ways
from core.bulk.forms import Change, Choice
from core.bulk.words import Obstacle
from core.fields.forms import Labels
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Preview:
    """Numbers of cases: those that change, those that are so already, and those that cannot, with the reason.

    ``about``: what exactly stands in the way of a case, or where one that changes goes instead.
    """

    changing: Sequence[int]
    same: Sequence[int]
    refused: Mapping[Obstacle, Sequence[int]]
    about: Mapping[int, tuple[Labels, ...]]


def foresee(desk: Reading, choice: Choice, change: Change) -> Preview:
    """Only what is known beforehand stands in the way here; each case has the last word when its turn comes."""
    ways.demand(change)
    way, tickets = ways.WAYS[change.what], views.chosen(desk, choice)
    same = way.same(desk, tickets, change)
    refused: dict[Obstacle, list[int]] = defaultdict(list)
    changing, about = list[int](), dict[int, tuple[Labels, ...]]()
    others = [each for each in tickets if each.id not in same]
    foreseen = way.foresee(desk, others, change)
    for each in others:
        found, number = foreseen[each.id], each.number or 0
        (refused[found.obstacle] if found.obstacle else changing).append(number)
        if found.about:
            about[number] = found.about
    return Preview(changing, [each.number or 0 for each in tickets if each.id in same], dict(refused), about)
