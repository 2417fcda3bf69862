"""Who is called by name in a note. Pure values."""

from collections.abc import Mapping

from core.people.rules import folded


def mentioned(text: str, people: Mapping[str, int]) -> set[int]:
    """Those whose user name stands after an ``@``; the longest name that fits counts, Chinese may follow at once."""
    parts = folded(text).split("@")[1:]
    found = (max((name for name in people if _begins(part, name)), key=len, default="") for part in parts)
    return {people[name] for name in found if name}


def _begins(part: str, name: str) -> bool:
    after = part[len(name) : len(name) + 1]
    return part.startswith(name) and not (after.isascii() and (after.isalnum() or after == "_"))
