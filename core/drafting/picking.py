"""The condition of a move as choices that all have to hold: a field is one of some values. Pure values."""

from collections.abc import Sequence

from core.process import conditions
from core.process.conditions import All, Is


def picked(guard: str | None) -> tuple[Is, ...] | None:
    """The choices that make this guard; nothing where it says more than such choices can."""
    if guard is None:
        return ()
    tree = conditions.read(guard)
    parts = tree.parts if isinstance(tree, All) else (tree,)
    simple = tuple(part for part in parts if isinstance(part, Is) and not part.negated)
    return simple if len(simple) == len(parts) else None


def written(choices: Sequence[Is]) -> str | None:
    """The guard that holds when all of these hold."""
    said = (conditions.one_of(choice.field, choice.values) for choice in choices)
    return " and ".join(filter(None, said)) or None
