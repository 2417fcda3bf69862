"""What the forms of the editor make of what was filled in; what is half filled in is refused. Pure values."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from core.drafting.errors import HalfFilled
from core.drafting.forms import MoveForm
from core.drafting.rules import code_for, named
from core.drafting.words import Maker
from core.errors import Missing
from core.fields.forms import FormField, Labels
from core.language import LANGUAGES, N_
from core.people.rules import tidy
from core.process.document import Cap, Check, Limit, Move, Reopening


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
