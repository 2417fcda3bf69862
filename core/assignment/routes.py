"""Where a new case goes: rules in an explicit order, of which the first that fits counts. Pure values."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from core.settings.assignment import Route

CONDITIONS = ("categories", "channels", "brands", "products")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule looks at; ``lineage``: the category and those above it."""

    lineage: tuple[str, ...]
    channel: str
    brand: int = 1
    product: int | None = None


@dataclass(frozen=True, slots=True)
class There:
    """The teams and people that can be given work today."""

    teams: Collection[int]
    people: Collection[int]


def fits(route: Route, facts: Facts) -> bool:
    """Within a condition any value will do; a condition without values is none."""
    return all((
        not route.categories or bool(set(route.categories) & set(facts.lineage)),
        not route.channels or facts.channel in route.channels,
        not route.brands or facts.brand in route.brands,
        not route.products or facts.product in route.products,
    ))  # fmt: skip


def leads(route: Route, there: There) -> bool:
    """A rule without a team or person to give work to, or with one who is gone, rests."""
    return route.team in there.teams or route.consult in there.people


def first(routes: Sequence[Route], facts: Facts, there: There) -> int | None:
    """The place of the rule that counts."""
    found = (place for place, each in enumerate(routes) if leads(each, there) and fits(each, facts))
    return next(found, None)


def shadows(routes: Sequence[Route], there: There, above: Mapping[str, Collection[str]]) -> dict[int, int]:
    """Rules that can never count, and the earlier one that catches all of theirs; ``above``: by category."""
    found: dict[int, int] = {}
    for place, route in enumerate(routes):
        earlier = (
            other for other, each in enumerate(routes[:place]) if leads(each, there) and _covers(each, route, above)
        )
        if leads(route, there) and (cover := next(earlier, None)) is not None:
            found[place] = cover
    return found


def _covers(wide: Route, narrow: Route, above: Mapping[str, Collection[str]]) -> bool:
    return _within(narrow.categories, wide.categories, above) and all(
        not getattr(wide, name) or (getattr(narrow, name) and set(getattr(narrow, name)) <= set(getattr(wide, name)))
        for name in CONDITIONS[1:]
    )


def _within(narrow: Collection[str], wide: Collection[str], above: Mapping[str, Collection[str]]) -> bool:
    if not wide:
        return True
    return bool(narrow) and all(set(above.get(each, (each,))) & set(wide) for each in narrow)
