"""Conditions, limits and moves of a process document in the reader's words; not yet ``plain``."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from core.language import label_in
from core.process import views, wording
from core.process.document import Document, Limit, Move
from core.process.wording import Wording
from pages.parts import shell
from pages.parts.fresh import fresh
from pages.parts.words import tongue


def length(time: timedelta) -> str:
    """As documents are written; how long something took is told by ``due.length``."""
    return wording.span(time, tongue())


def limit(document: Document, due: Limit | None, of_channel: Mapping[str, str]) -> str:
    """How long a step may take; ``of_channel``: what the channels are called."""
    channels = {code: {tongue(): name} for code, name in of_channel.items()}
    return Wording(document, tongue(), {"channel": channels}).limit(due)


def maker(document: Document, move: Move) -> str:
    """What makes a move: a person who finds a condition, an event, or time."""
    return Wording(document, tongue()).maker(move)


def condition(document: Document, guard: str) -> str:
    return Wording(document, tongue()).condition(guard)


def process_name(code: str) -> str:
    """What a document in force is called; one that is not, by its code."""
    published = {each.document.process: each.document for each in fresh(views.published, shell.me())}
    return label_in(published[code].labels, tongue(), code) if code in published else code


def field_name(document: Document, name: str) -> str:
    return Wording(document, tongue()).field(name)


def value(document: Document, field: str, code: Any) -> str:
    return Wording(document, tongue()).value(field, code)
