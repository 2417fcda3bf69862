"""What differs between two versions of a document, step by step, in codes. Pure values."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from pydantic import BaseModel

from core.language import LANGUAGES, N_, Word
from core.process.document import Document, Exam, Step


class Kind(Word):
    ADDED = "added", N_("added")
    REMOVED = "removed", N_("removed")
    CHANGED = "changed", N_("changed")


class Part(Word):
    """What can differ; the first two are texts, told by language."""

    LABELS = "labels", N_("Name")
    DO = "do", N_("Instructions")
    STAGE = "stage", N_("Stage")
    ROLE = "role", N_("Role")
    DUE = "due", N_("Limit")
    REQUIRE = "require", N_("Required fields")
    OPTIONAL = "optional", N_("Further fields")
    CHECK = "check", N_("Checklist")
    NOT_BY = "not_by", N_("Four eyes")
    NEXT = "next", N_("Moves")
    MAX_VISITS = "max_visits", N_("Visit limit")
    REOPEN = "reopen", N_("Reopening")
    HAND_OVER = "hand_over", N_("Handing over")
    APPLIES_WHEN = "applies_when", N_("Cases")
    PRECEDENCE = "precedence", N_("Precedence")
    DEADLINE = "deadline", N_("Deadline")
    CLOCK = "clock", N_("Clock of the limits")
    OWNER = "owner", N_("Answers for it")
    REVIEW_EVERY = "review_every", N_("Read it again every")
    EXAM = "exam", N_("Exam")
    ROLES = "roles", N_("Roles")
    FIELDS = "fields", N_("Fields")
    ORDER = "order", N_("Order of the steps")


TEXTS = (Part.LABELS, Part.DO)
OF_STEP = tuple(Part)[2:13]
OF_DOCUMENT = (
    Part.APPLIES_WHEN, Part.PRECEDENCE, Part.DEADLINE, Part.CLOCK, Part.OWNER, Part.REVIEW_EVERY, Part.EXAM
)  # fmt: skip
IN_DOCUMENT = (Part.ROLES, Part.FIELDS)


@dataclass(frozen=True, slots=True)
class Change:
    """``tag``: the language of a text, or the code of a role or field; ``words``: only the wording differs."""

    part: Part
    before: Any
    after: Any
    tag: str = ""
    words: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """``step`` is empty for the document as a whole; what was added or removed has no changes."""

    step: str
    kind: Kind
    changes: tuple[Change, ...] = ()


def between(old: Document, new: Document) -> tuple[Difference, ...]:
    """The document as a whole first, then its steps in the order of the new one, then those that are gone."""
    whole = Difference("", Kind.CHANGED, tuple(_of_document(old, new)))
    steps = [_of_step(name, old.steps.get(name), step) for name, step in new.steps.items()]
    gone = [Difference(name, Kind.REMOVED) for name in old.steps if name not in new.steps]
    return tuple(each for each in (whole, *steps, *gone) if each.changes or each.kind is not Kind.CHANGED)


def only_words(found: Collection[Difference]) -> bool:
    """Nothing that decides how a case goes."""
    return all(each.kind is Kind.CHANGED and all(change.words for change in each.changes) for each in found)


def _of_document(old: Document, new: Document) -> Iterator[Change]:
    yield from _texts(Part.LABELS, old.labels, new.labels)
    yield from (_change(part, old, new) for part in OF_DOCUMENT if getattr(old, part) != getattr(new, part))
    for part in IN_DOCUMENT:
        yield from _entries(part, getattr(old, part), getattr(new, part))
    if _common(old, new) != _common(new, old) or old.start != new.start:
        yield Change(Part.ORDER, tuple(old.steps), tuple(new.steps))


def _common(one: Document, other: Document) -> Sequence[str]:
    return [name for name in one.steps if name in other.steps]


def _of_step(name: str, old: Step | None, new: Step) -> Difference:
    if old is None:
        return Difference(name, Kind.ADDED)
    texts = [*_texts(Part.LABELS, old.labels, new.labels), *_texts(Part.DO, old.do, new.do)]
    rest = [_change(part, old, new) for part in OF_STEP if getattr(old, part) != getattr(new, part)]
    return Difference(name, Kind.CHANGED, (*texts, *rest))


def _texts(part: Part, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for tag in LANGUAGES:
        before, after = old.get(tag, ""), new.get(tag, "")
        if before != after:
            yield Change(part, before, after, tag, words=True)


def _entries(part: Part, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before != after:
            yield Change(part, before, after, name, words=_mute(before) == _mute(after))


def _change(part: Part, old: Document | Step, new: Document | Step) -> Change:
    before, after = getattr(old, part), getattr(new, part)
    return Change(part, before, after, words=_mute(before) == _mute(after))


def _mute(value: Any) -> Any:
    """Without its words."""
    if isinstance(value, Exam):
        items = [(each.step, list(each.options), each.answer) for each in value.items]
        return value.pass_mark, items
    if isinstance(value, BaseModel):
        return value.model_dump(exclude={"labels", "value_labels"})
    return [_mute(each) for each in cast("Sequence[Any]", value)] if isinstance(value, tuple) else value
