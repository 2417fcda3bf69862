"""The token of an invitation: its number and a seal that only this desk can make, so that none can be guessed."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import sha256

from core.access import seal

NUMBER, MARK = 8, 16  # bytes


def token_of(invitation: int) -> str:
    number = invitation.to_bytes(NUMBER, "big")
    return urlsafe_b64encode(number + _mark(number)).decode("ascii")


def number_in(token: str) -> int | None:
    """The number of the invitation, if the seal is ours."""
    try:
        raw = urlsafe_b64decode(token.encode("ascii"))
    except (Error, ValueError):
        return None
    number, mark = raw[:NUMBER], raw[NUMBER:]
    return int.from_bytes(number, "big") if hmac.compare_digest(mark, _mark(number)) else None


def _mark(number: bytes) -> bytes:
    return hmac.new(seal.key_for("survey"), number, sha256).digest()[:MARK]
