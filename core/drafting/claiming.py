"""Which new cases a document takes, as choices: categories, channels, priorities. Pure values."""

from collections.abc import Mapping, Sequence

from core.drafting import picking
from core.process.checker import ROUTED_BY
from core.process.conditions import Is


def chosen(guard: str | None) -> dict[str, tuple[str, ...]] | None:
    """What is asked of each, empty where all is the same; nothing where the guard says more than such choices can."""
    if (parts := picking.picked(guard)) is None:
        return None
    found = {each.field: tuple(map(str, each.values)) for each in parts}
    return found if len(found) == len(parts) and set(found) <= set(ROUTED_BY) else None


def written(choices: Mapping[str, Sequence[str]]) -> str | None:
    """The condition under which each is one of those chosen."""
    return picking.written([Is(name, tuple(choices.get(name, ()))) for name in ROUTED_BY])
