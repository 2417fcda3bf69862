"""The body of a mail: its text, its HTML and its files, in bounds. Pure."""

import binascii
import quopri
import re
from base64 import b64decode
from dataclasses import dataclass, field
from email.message import Message
from typing import cast

from core.mail import charsets, markup
from core.mail.words import LeftOut

MOST_FILES = 100
LARGEST_FILE = 25 * 2**20
LONGEST_TEXT = 150_000  # characters
MOST_PARTS = 5_000
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
WRAPPED = {"message/delivery-status", "text/rfc822-headers"}


@dataclass(frozen=True, slots=True)
class File:
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Contents:
    text: str
    html: str | None
    files: tuple[File, ...]
    left_out: tuple[LeftOut, ...]
    parts: tuple[Message, ...]


@dataclass(slots=True)
class _Found:
    plain: list[str] = field(default_factory=list[str])
    html: list[str] = field(default_factory=list[str])
    files: list[File] = field(default_factory=list[File])
    left_out: dict[LeftOut, None] = field(default_factory=dict[LeftOut, None])
    parts: list[Message] = field(default_factory=list[Message])


def of(mail: Message) -> Contents:
    found = _Found()
    _collect(mail, found)
    html = markup.cleaned("\n".join(found.html)) if found.html else None
    text = "\n\n".join(each.strip() for each in found.plain if each.strip())
    text = text or (markup.as_text(html) if html else "")
    if len(text) > LONGEST_TEXT:
        found.left_out[LeftOut.TEXT] = None
    return Contents(text[:LONGEST_TEXT], html, tuple(found.files), tuple(found.left_out), tuple(found.parts))


def _collect(mail: Message, found: _Found) -> None:
    """Every part in its order; a mail inside a mail becomes a file."""
    waiting = [mail]
    while waiting and len(found.parts) < MOST_PARTS:
        part = waiting.pop()
        found.parts.append(part)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting.extend(reversed(inner_of(part)[:MOST_PARTS]))
        else:
            _leaf(part, found)


def inner_of(part: Message) -> list[Message]:
    """The parts of a part."""
    inner = part.get_payload()
    return cast(list[Message], inner) if isinstance(inner, list) else []


def _leaf(part: Message, found: _Found) -> None:
    kind, name = part.get_content_type(), _name(part)
    attached = part.get_content_disposition() == "attachment" or bool(name)
    if kind in WRAPPED:
        return
    if not attached and kind in {"text/plain", "text/html"}:
        content, whole = _bytes(part)
        text = charsets.text_of(content, str(part.get_content_charset() or ""))
        (found.plain if kind == "text/plain" else found.html).append(text)
        if not whole:
            found.left_out[LeftOut.BROKEN_FILES] = None
        return
    _file(part, name or _made_up(kind, len(found.files) + 1), found)


def _file(part: Message, name: str, found: _Found) -> None:
    content, whole = _bytes(part)
    if not whole:
        found.left_out[LeftOut.BROKEN_FILES] = None
    if not content:
        found.left_out[LeftOut.EMPTY_FILES] = None
    elif len(content) > LARGEST_FILE:
        found.left_out[LeftOut.LARGE_FILES] = None
    elif len(found.files) >= MOST_FILES:
        found.left_out[LeftOut.FILES] = None
    else:
        found.files.append(File(name, content))


def _bytes(part: Message) -> tuple[bytes, bool]:
    """The bytes of a part as far as they can be had, and whether that is all."""
    if part.is_multipart():
        return b"\n".join(each.as_bytes() for each in inner_of(part)), True
    told = str(part.get_payload())
    coded = told.encode("utf-8", "surrogateescape")
    match str(part.get("Content-Transfer-Encoding", "")).strip().lower():
        case "base64":
            return _base64(coded)
        case "quoted-printable":
            return quopri.decodestring(coded), True
        case _:
            return coded, True


def _base64(coded: bytes) -> tuple[bytes, bool]:
    """Cut off or dirty, what is whole of it is kept."""
    signs = coded.partition(b"=")[0].translate(None, b"\r\n\t ")
    signs = NOT_BASE64.sub(b"", signs) if NOT_BASE64.search(signs) else signs
    whole = len(signs) % 4 != 1
    signs = signs if whole else signs[:-1]
    try:
        return b64decode(signs + b"=" * (-len(signs) % 4)), whole
    except binascii.Error:
        return b"", False


def _name(part: Message) -> str:
    try:
        return charsets.header(part.get_filename() or "")
    except (LookupError, ValueError, TypeError, AttributeError):
        return "file"


def _made_up(kind: str, number: int) -> str:
    """A name for a file that came without one."""
    ending = re.sub(r"[^a-z0-9]", "", kind.rpartition("/")[2])[:8]
    return f"file-{number}.{'eml' if kind == 'message/rfc822' else ending or 'bin'}"
