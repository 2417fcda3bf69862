"""Which new cases a document takes, as choices: categories, channels, priorities. Pure values."""

from collections.abc import Mapping, Sequence

from core.process import conditions
from core.process.checker import ROUTED_BY
from core.process.conditions import All, Is


def chosen(guard: str | None) -> dict[str, tuple[str, ...]] | None:
    """What is asked of each, empty where all is the same; nothing where the guard says more than such choices can."""
    if guard is None:
        return {}
    tree = conditions.read(guard)
    parts = tree.parts if isinstance(tree, All) else (tree,)
    found = {each.field: tuple(map(str, each.values)) for each in parts if isinstance(each, Is) and not each.negated}
    return found if len(found) == len(parts) and set(found) <= set(ROUTED_BY) else None


def written(choices: Mapping[str, Sequence[str]]) -> str | None:
    """The condition under which each is one of those chosen."""
    said = (conditions.one_of(name, choices.get(name, ())) for name in ROUTED_BY)
    return " and ".join(each for each in said if each) or None
