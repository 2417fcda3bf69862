"""What a draft may hold, and how a document begins. Pure values."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta

from core.actors import Role
from core.drafting.errors import HalfFilled, NoName, TooManyParts, TooManySteps
from core.drafting.forms import MoveForm
from core.drafting.words import Maker
from core.errors import Missing, TooLong
from core.fields.forms import FormField, Labels
from core.language import LANGUAGES, N_, speech
from core.people.rules import tidy
from core.permissions import GRANTS, Permission
from core.process.document import Cap, Check, Document, Limit, Move, Reopening
from core.settings.rules import LONGEST_LABEL

LONGEST_INSTRUCTION = 4_000  # in one language
MOST_STEPS, MOST_PARTS = 300, 60
LARGEST = 1_000_000  # letters of a body
MOST_REVISIONS = 100
LONGEST_NOTE = 500

WORKING = tuple(role for role in Role if Permission.WORK in GRANTS[role])
BLANK = {
    "new": (N_("New"), ["working"], "new"),
    "working": (N_("Working"), ["closed"], "working"),
    "closed": (N_("Closed"), [], "closed"),
}


def named(labels: Labels) -> dict[str, str]:
    """Labels on one line each; at least one of them."""
    said = {tag: text for tag in LANGUAGES if (text := tidy(labels.get(tag) or ""))}
    if not said:
        raise NoName
    return said


def told(texts: Labels) -> dict[str, str]:
    """Longer texts as they were written; languages without one are left out, half a letter is a question mark."""
    whole = {tag: (texts.get(tag) or "").strip().encode("utf-8", "replace").decode() for tag in LANGUAGES}
    return {tag: text for tag, text in whole.items() if text}


def code_for(labels: Labels, taken: Collection[str], kind: str) -> str:
    """A code that reads like the English label, and that nothing else has; labels may change, the code never does."""
    stem = re.sub(r"[^a-z0-9]+", "_", labels.get("en", "").casefold()).strip("_")[:30].strip("_")
    if not stem or not stem[0].isalpha():
        stem = kind
    if stem not in taken and stem != kind:
        return stem
    return next(code for number in range(1, len(taken) + 2) if (code := f"{stem}_{number}") not in taken)


def blank(process: str, labels: Labels) -> Document:
    """Three steps that hold, in every language."""
    steps = {
        name: {"labels": {tag: speech(tag)(words) for tag in LANGUAGES}, "stage": stage, "role": "desk", "next": onward}
        | ({"end": "answered"} if stage == "closed" else {"due": "8h"})
        for name, (words, onward, stage) in BLANK.items()
    }
    desk = {"labels": {tag: speech(tag)(N_("Service desk")) for tag in LANGUAGES}, "held_by": WORKING}
    head = {"process": process, "labels": labels, "roles": {"desk": desk}}
    return Document.model_validate(head | {"steps": steps})


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


def checklist(now: Sequence[Check], lines: Sequence[Labels]) -> tuple[Check, ...]:
    """An item whose words are still there, in any language, keeps its code."""
    items: dict[str, Check] = {}
    for labels in lines:
        same = (each.id for each in now if any(each.labels.get(tag) == text for tag, text in labels.items() if text))
        code = next((each for each in same if each not in items), None) or code_for(labels, _codes(now, items), "item")
        items[code] = Check(id=code, labels=named(labels))
    return tuple(items.values())


def _codes(now: Sequence[Check], items: Collection[str]) -> set[str]:
    return {each.id for each in now} | set(items)


def due(
    default: timedelta | None, own: Mapping[str, timedelta], counted: bool, channel: tuple[str | None, timedelta | None]
) -> Limit | None:
    """A limit, with another one for a channel, or, where that is empty, without it."""
    code, differing = channel
    by_channel = {each: length for each, length in own.items() if each != code}
    if code and differing:
        by_channel[code] = differing
    return Limit(default=default, by_channel=by_channel, from_start=counted) if default else None


def cap(times: int | None, then: str | None) -> Cap | None:
    """Both or nothing: half a visit limit is told, not guessed."""
    if times is None and then is None:
        return None
    if times is None or then is None:
        raise HalfFilled
    return Cap(times=times, then=then)


def reopening(to: str | None, within: timedelta | None) -> Reopening | None:
    if to is None and within is None:
        return None
    if to is None or within is None:
        raise HalfFilled
    return Reopening(to=to, within=within)


def move_from(form: MoveForm) -> Move:
    """What is missing is refused here, because a move without it would mean something else."""
    if form.to is None:
        raise Missing(field=N_("where the move leads"))
    made = {Maker.FIELDS: form.when, Maker.EVENT: form.event, Maker.TIME: form.after}
    if form.maker in made and made[form.maker] is None:
        raise Missing(field=form.maker)
    said = {tag: text for tag in LANGUAGES if (text := tidy(form.labels.get(tag) or ""))}
    return Move(
        to=form.to,
        when=form.when if form.maker is Maker.FIELDS else None,
        event=form.event if form.maker is Maker.EVENT else None,
        after=form.after if form.maker is Maker.TIME else None,
        back=form.back,
        labels=said,
    )


def choices_from(seen: FormField | None, lines: Sequence[Labels]) -> tuple[dict[str, Labels], tuple[Labels, ...]]:
    """By code those whose words are still there, in any language; then the new ones."""
    kept: dict[str, Labels] = {}
    more: list[Labels] = []
    for labels in lines:
        known = [each for each in seen.values if each not in kept and _alike(seen, each, labels)] if seen else []
        code = next(iter(known), None)
        if code is None:
            more.append(labels)
        else:
            kept[code] = labels
    return kept, tuple(more)


def _alike(seen: FormField, code: str, labels: Labels) -> bool:
    now = seen.value_labels.get(code, {})
    return any(text and now.get(tag) == text for tag, text in labels.items())
