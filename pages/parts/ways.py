"""Conditions, limits and moves of a process document in the reader's words; not yet ``plain``."""

from datetime import timedelta
from typing import Any

from core.fields.words import FieldKind
from core.language import label_in
from core.process import conditions, views
from core.process.conditions import All, Condition, Either, Is, Not, Odd
from core.process.document import Document, Limit, Move
from pages.parts import shell
from pages.parts.due import span
from pages.parts.fields import value_name
from pages.parts.fresh import fresh
from pages.parts.words import _, label, tongue


def length(time: timedelta) -> str:
    return span(round(time.total_seconds() / 60))


def limit(due: Limit | None, of_channel: dict[str, str]) -> str:
    """How long a step may take; ``of_channel``: what the channels are called."""
    if due is None:
        return "–"
    said = [f"{of_channel.get(code, code)} {length(time)}" for code, time in due.by_channel.items()]
    own = length(due.default)
    if said:
        own = _("otherwise {limit}").format(limit=own)
    whole = _(", ").join((*said, own))
    return _("{limit} from the start of the case").format(limit=whole) if due.from_start else whole


def maker(document: Document, move: Move) -> str:
    """What makes a move: a person who finds a condition, an event, or time."""
    if move.event:
        return label(move.event)
    if move.after:
        return _("after {span}").format(span=length(move.after))
    return _("when {condition}").format(condition=condition(document, move.when)) if move.when else _("by hand")


def condition(document: Document, guard: str) -> str:
    return _said(document, conditions.read(guard), inside=False)


def process_name(code: str) -> str:
    """What a document in force is called; one that is not, by its code."""
    published = {each.document.process: each.document for each in fresh(views.published, shell.me())}
    return label_in(published[code].labels, tongue(), code) if code in published else code


def field_name(document: Document, name: str) -> str:
    return label_in(document.fields[name].labels, tongue(), name) if name in document.fields else name


def value(document: Document, field: str, code: Any) -> str:
    if isinstance(code, bool):
        return _("Yes") if code else _("No")
    form = document.fields.get(field)
    return value_name(form, code) if form and form.type is FieldKind.ENUM else str(code)


def _said(document: Document, tree: Condition, *, inside: bool) -> str:
    match tree:
        case Is(field, values, negated):
            said = _(" or ").join(value(document, field, code) for code in values)
            sentence = _("“{field}” is not {value}") if negated else _("“{field}” is {value}")
            return sentence.format(field=field_name(document, field), value=said)
        case All(parts) | Either(parts):
            word = _(" and ") if isinstance(tree, All) else _(" or ")
            whole = word.join(_said(document, part, inside=True) for part in parts)
            return f"({whole})" if inside else whole
        case Not(part):
            return _("not ({condition})").format(condition=_said(document, part, inside=False))
        case Odd(text):
            return text
