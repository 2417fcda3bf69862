"""Signed references: by them an answer finds its case, and nobody can guess the way into another one."""

import hmac
import re
from base64 import b32encode

from core.access import seal, secrets

PURPOSE = "mail reference"
OURS = re.compile(r"<case\.(\d{1,15})\.([A-Za-z0-9_-]{8,64})\.([a-z2-7]{16})@[^<>@\s]{1,253}>")
TAG = re.compile(r"\[#(\d{1,15})-([a-z2-7]{10})\]", re.IGNORECASE)
NAMED = re.compile(r"#(\d{1,15})\b")


def new_mail_id(number: int, domain: str) -> str:
    """The Message-ID of a mail about a case; made once, and the same at every attempt to send it."""
    nonce = secrets.new_token()[:16]
    return f"<case.{number}.{nonce}.{_sign(f'{number}.{nonce}', 16)}@{domain}>"


def new_notices_id(domain: str) -> str:
    """Of a mail with notices to a colleague; whoever answers it proves nothing about any case."""
    return f"<notices.{secrets.new_token()[:24]}@{domain}>"


def tag(number: int) -> str:
    """What stands in a subject, for programs that forget what they answer."""
    return f"[#{number}-{_sign(str(number), 10)}]"


def number_behind(mail_id: str) -> int | None:
    """The case that one of our own Message-IDs is about; none where the signature is not ours."""
    if (found := OURS.fullmatch(mail_id)) is None:
        return None
    return int(found[1]) if _matches(f"{found[1]}.{found[2]}", found[3]) else None


def number_in(subject: str) -> int | None:
    """The first case whose tag in the subject is really ours."""
    return next((int(each[1]) for each in TAG.finditer(subject) if _matches(each[1], each[2].lower())), None)


def named_in(subject: str) -> int | None:
    """A case that the subject speaks of, without proof."""
    found = NAMED.search(subject)
    return int(found[1]) if found else None


def without_tags(subject: str) -> str:
    return " ".join(TAG.sub("", subject).split())


def _matches(text: str, signature: str) -> bool:
    return hmac.compare_digest(_sign(text, len(signature)), signature)


def _sign(text: str, signs: int) -> str:
    return b32encode(bytes.fromhex(seal.digest(text, PURPOSE))).decode().lower()[:signs]
