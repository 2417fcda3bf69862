"""The bytes of a mail become a letter, or the reason why not; whatever a stranger sends, nothing else comes out."""

import logging
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import sha256

from core.mail import charsets, contents, signs
from core.mail.quoting import Split, split
from core.mail.words import LeftOut, Reason

log = logging.getLogger("desk.mail")

LARGEST = 50 * 2**20
MOST_HEADERS = 256 * 2**10  # bytes
MOST_PARTS = 5_000
MOST_LEVELS = 60
MOST_STEPS = 20_000_000  # lines times levels: the parser asks every line for the end of every level
ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@[^\s@<>,;:\"()\[\]\\]{1,189}")
IDENTITY = re.compile(r"<[!-;=?-~]{1,250}>")
PARSER = BytesParser(policy=compat32)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail that was understood. ``identity`` is the same for the same mail however it came.

    ``direct``: the sender stands where mail servers check it (From), not in a header that anybody may write.
    """

    identity: str
    mail_id: str | None
    sender: str
    sender_name: str
    direct: bool
    subject: str
    sent_at: datetime | None
    text: str
    said: Split
    html: str | None
    files: tuple[contents.File, ...]
    left_out: tuple[LeftOut, ...]
    mentions: tuple[str, ...]
    automatic: bool
    answerable: bool
    bounce: bool
    returned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A mail that was not understood; its bytes are kept."""

    identity: str
    mail_id: str | None
    reason: Reason
    sender: str = ""


def read(raw: bytes) -> Letter | Unread:
    """Never fails, and takes no longer than the limits above allow."""
    identity = sha256(raw).hexdigest()
    if reason := _too_much(raw):
        return Unread(identity, None, reason)
    try:
        return _letter(PARSER.parsebytes(raw), raw)
    except RecursionError:
        return Unread(identity, None, Reason.TOO_DEEP)
    except Exception:  # the parser is not ours, and neither is the mail
        log.exception("a mail of %s bytes could not be read", len(raw))
        return Unread(identity, None, Reason.UNREADABLE)


def _too_much(raw: bytes) -> Reason | None:
    """What would take too long to parse is seen before."""
    if len(raw) > LARGEST:
        return Reason.TOO_LARGE
    if len(_head(raw)) > MOST_HEADERS:
        return Reason.HEADERS_TOO_LARGE
    if raw.count(b"\n--") > 2 * MOST_PARTS:
        return Reason.TOO_MANY_PARTS
    levels = raw.lower().count(b"boundary") + raw.lower().count(b"message/rfc822")
    if levels > 2 * MOST_LEVELS or levels * raw.count(b"\n") > MOST_STEPS:
        return Reason.TOO_DEEP
    return None


def _head(raw: bytes) -> bytes:
    ends = [place for place in (raw.find(b"\n\n"), raw.find(b"\n\r\n")) if place >= 0]
    return raw[: min(ends)] if ends else raw


def _letter(mail: Message, raw: bytes) -> Letter | Unread:
    headers = _headers(mail)
    mail_id = next(iter(IDENTITY.findall(_one(headers, "message-id"))), None)
    identity, (name, sender, direct) = _identity(mail_id, headers, raw), _sender(headers)
    if not headers:
        return Unread(identity, None, Reason.UNREADABLE)
    bounce = signs.is_bounce(headers, sender)
    if not sender and not bounce:
        return Unread(identity, mail_id, Reason.NO_SENDER)
    found = contents.of(mail)
    subject = charsets.header(_one(headers, "subject"))
    if not (subject or found.text or found.files):
        return Unread(identity, mail_id, Reason.NOTHING_SAID, sender)
    return Letter(
        identity=identity,
        mail_id=mail_id,
        sender=sender,
        sender_name=name,
        direct=direct,
        subject=subject,
        sent_at=_date(_one(headers, "date")),
        text=found.text,
        said=split(found.text),
        html=found.html,
        files=found.files,
        left_out=found.left_out,
        mentions=_mentions(headers),
        automatic=signs.is_automatic(headers, sender),
        answerable=signs.may_be_answered(headers, sender),
        bounce=bounce,
        returned=signs.returned(found.parts) if bounce else (),
    )


def _headers(mail: Message) -> dict[str, list[str]]:
    """By name in small letters, as they came."""
    found: dict[str, list[str]] = {}
    for name, value in mail.raw_items():
        found.setdefault(name.lower(), []).append(str(value))
    return found


def _one(headers: dict[str, list[str]], name: str) -> str:
    return next(iter(headers.get(name, ())), "")


def _identity(mail_id: str | None, headers: dict[str, list[str]], raw: bytes) -> str:
    """Other headers change on the way; these and the body do not."""
    if mail_id is None:
        return sha256(raw).hexdigest()
    told = "\n".join(" ".join(_one(headers, name).split()) for name in ("from", "subject", "date"))
    body = raw[len(_head(raw)) :].replace(b"\r\n", b"\n").strip()
    return sha256(f"{mail_id}\n{told}\n".encode("utf-8", "surrogateescape") + body).hexdigest()


def _sender(headers: dict[str, list[str]]) -> tuple[str, str, bool]:
    """Name, address, and whether From says so; a group names whom it passes on."""
    for header in ("x-original-sender", "from", "sender"):
        for name, address in getaddresses([" ".join(_one(headers, header)[:2_000].split())]):
            told = charsets.header(address).lower()
            if ADDRESS.fullmatch(told):
                return charsets.header(name).strip("\"' ") or told.partition("@")[0], told, header == "from"
    return "", "", False


def _mentions(headers: dict[str, list[str]]) -> tuple[str, ...]:
    """The Message-IDs it answers, the nearest first."""
    told = IDENTITY.findall(_one(headers, "in-reply-to")[:10_000])
    earlier = IDENTITY.findall(" ".join(headers.get("references", ()))[-20_000:])
    return tuple(dict.fromkeys([*told, *reversed(earlier)]))[:50]


def _date(told: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(told)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
