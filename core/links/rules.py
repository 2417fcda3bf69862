"""How a link is written: row and generation, and a seal over both. Pure values."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from datetime import timedelta
from hashlib import sha256
from urllib.parse import urlencode

SEAL_BYTES = 18  # 144 bits: nobody guesses one
LENGTH = (8 + 4 + SEAL_BYTES) * 4 // 3

GUESSES, GUESS_WINDOW = 30, timedelta(minutes=15)  # wrong links from one address


def written(key: bytes, purpose: str, row: int, generation: int) -> str:
    """The token: row and generation in the open, sealed for this purpose alone."""
    named = row.to_bytes(8, "big") + generation.to_bytes(4, "big")
    return urlsafe_b64encode(named + _seal(key, purpose, named)).decode("ascii")


def read(key: bytes, purpose: str, token: str) -> tuple[int, int] | None:
    """Row and generation, if we sealed them for this purpose; needs no look at any row."""
    if len(token) != LENGTH or not token.isascii():
        return None
    try:
        raw = urlsafe_b64decode(token)
    except (Error, ValueError):
        return None
    named, seal = raw[:12], raw[12:]
    if not hmac.compare_digest(seal, _seal(key, purpose, named)):
        return None
    return int.from_bytes(named[:8], "big"), int.from_bytes(named[8:], "big")


def path(purpose: str, token: str, language: str | None = None) -> str:
    """Where a link leads below the address of the desk: each purpose is a public page of that name."""
    return f"{purpose}?{urlencode({'t': token} | ({'language': language} if language else {}))}"


def _seal(key: bytes, purpose: str, named: bytes) -> bytes:
    return hmac.new(key, purpose.encode() + b":" + named, sha256).digest()[:SEAL_BYTES]
