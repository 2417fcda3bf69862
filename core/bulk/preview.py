"""What a bulk change would do, before it is done."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.bulk import views, ways
from core.bulk.forms import Change, Choice
from core.bulk.words import Obstacle
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Preview:
    """Numbers of cases: those that change, those that are so already, and those that cannot, with the reason."""

    changing: Sequence[int]
    same: Sequence[int]
    refused: Mapping[Obstacle, Sequence[int]]


def foresee(desk: Reading, choice: Choice, change: Change) -> Preview:
    """Only what is known beforehand stands in the way here; each case has the last word when its turn comes."""
    ways.demand(change)
    way, tickets = ways.WAYS[change.what], views.chosen(desk, choice)
    same = way.same(desk, tickets, change)
    refused: dict[Obstacle, list[int]] = defaultdict(list)
    changing = list[int]()
    for each in tickets:
        if each.id not in same:
            obstacle = way.obstacle(desk, each, change)
            (refused[obstacle] if obstacle else changing).append(each.number or 0)
    return Preview(changing, [each.number or 0 for each in tickets if each.id in same], dict(refused))
