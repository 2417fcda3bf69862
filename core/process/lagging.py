"""Words that were changed in one language while another one still says what it said. Pure values."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from core.fields.forms import Labels
from core.language import LANGUAGES, N_, Word
from core.process.differences import Part
from core.process.document import Document, Step


class Lagging(Word):
    """A remark on a draft: a document alone does not show it."""

    BEHIND = "behind", N_("was changed in one language only")


@dataclass(frozen=True, slots=True)
class Text:
    """Where something is said: ``step`` is empty for the whole document, ``code``: of an item, a field or a target."""

    step: str
    part: Part
    code: str = ""


@dataclass(frozen=True, slots=True)
class Lag:
    """``labels``: as they are now; ``changed`` and ``behind``: languages."""

    text: Text
    labels: Labels
    changed: tuple[str, ...]
    behind: tuple[str, ...]


def lagging(old: Document, new: Document) -> tuple[Lag, ...]:
    """In the order of the new document; what was said in one language only, or is new, has nothing to lag behind."""
    before = dict(_texts(old))
    found = (_lag(text, before[text], labels) for text, labels in _texts(new) if text in before)
    return tuple(filter(None, found))


def _lag(text: Text, old: Labels, new: Labels) -> Lag | None:
    both = [tag for tag in LANGUAGES if old.get(tag, "").strip() and new.get(tag, "").strip()]
    changed = tuple(tag for tag in both if old[tag].split() != new[tag].split())
    behind = tuple(tag for tag in both if tag not in changed)
    return Lag(text, new, changed, behind) if changed and behind else None


def _texts(document: Document) -> Iterator[tuple[Text, Labels]]:
    yield Text("", Part.LABELS), document.labels
    for code, role in document.roles.items():
        yield Text("", Part.ROLES, code), role.labels
    for code, field in document.fields.items():
        yield Text("", Part.FIELDS, code), field.labels
        yield from ((Text("", Part.FIELDS, f"{code}.{value}"), said) for value, said in field.value_labels.items())
    for name, step in document.steps.items():
        yield from _of_step(name, step)


def _of_step(name: str, step: Step) -> Iterator[tuple[Text, Labels]]:
    yield Text(name, Part.LABELS), step.labels
    yield Text(name, Part.DO), step.do
    yield from ((Text(name, Part.CHECK, item.id), item.labels) for item in step.check)
    ways = Counter[str]()  # several moves may lead to the same step
    for move in step.next:
        yield Text(name, Part.NEXT, f"{move.to}.{ways[move.to]}"), move.labels
        ways[move.to] += 1
