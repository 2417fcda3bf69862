"""What a draft may hold, and how a document begins. Pure values."""

import re
from collections.abc import Collection, Iterator, Mapping, Set

from core.drafting.errors import NoName, TooManyParts, TooManySteps
from core.errors import TooLong
from core.fields.forms import Labels
from core.language import LANGUAGES, N_
from core.people.rules import tidy
from core.process.document import Document
from core.process.shorthand import MOST_STEPS
from core.settings.rules import LONGEST_LABEL

LONGEST_INSTRUCTION = 4_000  # in one language
MOST_PARTS = 60
LARGEST = 1_000_000  # letters of a body
MOST_REVISIONS = 100
LONGEST_NOTE = 500
MOST_NAMED = 5  # people who could approve


def named(labels: Labels) -> dict[str, str]:
    """Labels on one line each; at least one of them."""
    said = {tag: text for tag in LANGUAGES if (text := tidy(labels.get(tag) or ""))}
    if not said:
        raise NoName
    return said


def told(texts: Labels, seen: Labels | None = None) -> dict[str, str]:
    """Longer texts as they were written, and as they were ``seen`` where only the space round them differs.

    Languages without one are left out, half a letter is a question mark.
    """
    whole = {tag: (texts.get(tag) or "").strip().encode("utf-8", "replace").decode() for tag in LANGUAGES}
    same = {tag: text for tag, text in (seen or {}).items() if text.strip() == whole.get(tag)}
    return {tag: text for tag, text in whole.items() if text} | same


def approving(holders: Set[int], wrote: Set[int], asked_by: int | None) -> Set[int]:
    """Who of those with the right approves: nobody who wrote in it, nor who asks for it.

    Where all of them have written, who asks is left out, and where there is only one, that one does both.
    """
    others = holders - {asked_by}
    return others - wrote or others or holders


def code_for(labels: Labels, taken: Collection[str], kind: str) -> str:
    """A code that reads like the English label, and that nothing else has; labels may change, the code never does."""
    stem = re.sub(r"[^a-z0-9]+", "_", labels.get("en", "").casefold()).strip("_")[:30].strip("_")
    if not stem or not stem[0].isalpha():
        stem = kind
    if stem not in taken and stem != kind:
        return stem
    return next(code for number in range(1, len(taken) + 2) if (code := f"{stem}_{number}") not in taken)


def demand_bounds(document: Document) -> None:
    """Refuse what no screen could show and no reader would read."""
    if len(document.steps) > MOST_STEPS:
        raise TooManySteps(limit=MOST_STEPS)
    for count in _counts(document):
        if count > MOST_PARTS:
            raise TooManyParts(limit=MOST_PARTS)
    for labels in _labels(document):
        _demand_length(labels, LONGEST_LABEL, N_("name"))
    for step in document.steps.values():
        _demand_length(step.do, LONGEST_INSTRUCTION, N_("instructions"))


def _counts(document: Document) -> Iterator[int]:
    yield from (len(document.fields), len(document.roles))
    for step in document.steps.values():
        yield from (len(step.next), len(step.check), len(step.fields))
    yield from (len(field.values) for field in document.fields.values())


def _labels(document: Document) -> Iterator[Labels]:
    yield document.labels
    yield from (role.labels for role in document.roles.values())
    for field in document.fields.values():
        yield field.labels
        yield from field.value_labels.values()
    for step in document.steps.values():
        yield step.labels
        yield from (item.labels for item in step.check)
        yield from (move.labels for move in step.next)


def _demand_length(texts: Mapping[str, str], limit: int, field: str) -> None:
    if any(len(text) > limit for text in texts.values()):
        raise TooLong(field=field, limit=limit)
