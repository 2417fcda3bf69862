"""What a mail tells of the machine that sent it: automatic ones are never answered. Pure."""

import re
from collections.abc import Mapping, Sequence
from email.message import Message
from functools import cache
from html import unescape
from pathlib import Path
from typing import cast

import yaml

from core.mail import charsets

SHIPPED = Path(__file__).parent / "shipped" / "automatic.yaml"
Headers = Mapping[str, Sequence[str]]

BULK = {"bulk", "junk", "auto_reply", "auto-reply"}
MACHINES = re.compile(r"^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+\-=.].*)?@", re.IGNORECASE)
DAEMONS = re.compile(r"^(mailer-daemon|postmaster)@", re.IGNORECASE)
OURS = re.compile(r"<[\w.+\-]{8,200}@[\w.\-]{1,250}>")
GONE = re.compile(r"^action:\s*failed", re.IGNORECASE | re.MULTILINE)


def _first(headers: Headers, name: str) -> str:
    return next(iter(headers.get(name, ())), "").strip().lower()


@cache
def _automatic() -> re.Pattern[str]:
    words: list[str] = yaml.safe_load(SHIPPED.read_text(encoding="utf-8"))
    return re.compile(rf"\W{{0,3}}({'|'.join(map(re.escape, words))})\s*[:\uff1a]", re.IGNORECASE)


def is_bounce(headers: Headers, sender: str) -> bool:
    report = _first(headers, "content-type")
    delivery = report.startswith("multipart/report") and "delivery-status" in report
    return delivery or (_null_path(headers) and bool(DAEMONS.match(sender))) or bool(DAEMONS.match(sender))


def is_automatic(headers: Headers, sender: str) -> bool:
    """An out-of-office, a newsletter robot, a read receipt, a returned mail: nobody waits for an answer."""
    submitted = _first(headers, "auto-submitted").partition(";")[0].strip()
    return (
        submitted not in {"", "no"}
        or _first(headers, "precedence") in BULK
        or any(name in headers for name in ("x-autoreply", "x-autorespond", "x-auto-reply", "x-autoresponder"))
        or _null_path(headers)
        or _first(headers, "content-type").startswith("multipart/report")
        or bool(_automatic().match(charsets.header(next(iter(headers.get("subject", ())), ""))))
        or is_bounce(headers, sender)
    )


def may_be_answered(headers: Headers, sender: str) -> bool:
    """Whether the desk may send something by itself: a list or a mailbox of a machine gets nothing."""
    suppressed = {each.strip() for each in _first(headers, "x-auto-response-suppress").split(",")}
    return not (
        is_automatic(headers, sender)
        or suppressed & {"all", "autoreply", "dr"}
        or any(name.startswith("list-") or name == "x-loop" for name in headers)
        or _first(headers, "precedence") == "list"
        or MACHINES.match(sender)
    )


def _null_path(headers: Headers) -> bool:
    return "return-path" in headers and _first(headers, "return-path").replace(" ", "") in {"<>", ""}


def returned(parts: Sequence[Message]) -> tuple[str, ...]:
    """The Message-IDs in a returned mail for good; a mere delay returns none."""
    said = [part.as_string()[:50_000] for part in parts if part.get_content_type() in STATUS]
    if said and not any(GONE.search(each) for each in said):
        return ()
    texts = said + [_inside(part) for part in parts if part.get_content_type() in CARRIED]
    return tuple(dict.fromkeys(each for text in texts for each in OURS.findall(text)))[:20]


STATUS = {"message/delivery-status", "message/global-delivery-status"}
CARRIED = {
    "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers", "text/plain", "text/html",
}  # fmt: skip


def _inside(part: Message) -> str:
    """The headers of a mail inside, or the text that quotes them, however it is coded."""
    if part.is_multipart():
        return "\n".join(str(each.get("Message-ID", "")) for each in cast(list[Message], part.get_payload()))
    content = part.get_payload(decode=True)
    text = content[:50_000].decode("utf-8", "replace") if isinstance(content, bytes) else ""
    return unescape(text) if part.get_content_type() == "text/html" else text
