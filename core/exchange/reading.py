"""A file that somebody brings, as a draft document: what it is, its content says, not its name."""

import json
import re
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError

from core.exchange.bpmn import reading as bpmn
from core.exchange.errors import NotText, TooDeep, TooLargeFile
from core.exchange.words import Told
from core.process import actions
from core.process.document import Document
from core.process.errors import BadDocument

MEGABYTE = 1_000_000
LARGEST_BPMN, LARGEST_TEXT = 5, 1  # megabytes; a body that is kept is no longer than one
DEEPEST = 100
WIDE = (b"\xff\xfe", b"\xfe\xff")  # the first signs of UTF-16


@dataclass(frozen=True, slots=True)
class Brought:
    """``told``: what was not understood, or guessed. The document may be unsound: the checker says where."""

    document: Document
    told: tuple[Told, ...]


def read(name: str, content: bytes) -> Brought:
    """``name``: as which it was uploaded; nothing depends on it."""
    if len(content) > LARGEST_BPMN * MEGABYTE:
        raise TooLargeFile(limit=LARGEST_BPMN)
    try:
        brought = Brought(*bpmn.read(content)) if _is_xml(content) else Brought(_plain(content), ())
    except ValidationError as error:  # our own words in a file, changed by another program
        raise BadDocument.at(error) from error
    _demand_whole_letters(brought.document)
    return brought


def _demand_whole_letters(document: Document) -> None:
    """JSON can name half a letter, which nothing can keep."""
    try:
        _ = document.body
    except PydanticSerializationError as error:
        raise NotText from error


def _is_xml(content: bytes) -> bool:
    return content.startswith(WIDE) or content[:200].decode("utf-8", "replace").lstrip("\ufeff \t\r\n").startswith("<")


def _plain(content: bytes) -> Document:
    """YAML, or JSON."""
    if len(content) > LARGEST_TEXT * MEGABYTE:
        raise TooLargeFile(limit=LARGEST_TEXT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText from error
    if _depth(text) > DEEPEST:
        raise TooDeep
    return Document.model_validate(body) if (body := _json(text)) is not None else actions.read(text)


def _json(text: str) -> Any:
    """Signs that YAML refuses may stand in JSON, as it writes them in its own way."""
    try:
        return json.loads(text, object_pairs_hook=_once) if text.lstrip().startswith("{") else None
    except ValueError:
        return None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of two entries with one key the first would be lost; as YAML it is refused with its place."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _depth(text: str) -> int:
    """How deeply brackets are nested, roughly: the parser itself would take seconds to find out."""
    deepest = depth = 0
    for each in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if each in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest
