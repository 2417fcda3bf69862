"""Seals: what must be kept but not read by whoever finds the file. Every key comes from the desk's own secret."""

import hmac
from base64 import urlsafe_b64encode
from functools import cache
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.access.errors import SealBroken
from db import config


def seal(text: str) -> str:
    """``text`` as a sealed token, different each time; ``unseal`` gives it back."""
    return _fernet(config.secret()).encrypt(text.encode("utf-8", "surrogatepass")).decode("ascii")


def unseal(sealed: str) -> str:
    """Refused where the token was changed, or was sealed under another secret."""
    try:
        return _fernet(config.secret()).decrypt(sealed.encode("ascii")).decode("utf-8", "surrogatepass")
    except (InvalidToken, UnicodeError) as broken:
        raise SealBroken from broken


def digest(text: str, purpose: str) -> str:
    """The same for the same text and purpose, so that sealed things can be found; useless without the secret."""
    key = _derived(config.secret(), f"digest:{purpose}")
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), sha256).hexdigest()


def key_for(purpose: str) -> bytes:
    """A key of 32 bytes for signing things of one purpose, such as cookies."""
    return _derived(config.secret(), f"key:{purpose}")


@cache
def _fernet(secret: bytes) -> Fernet:
    return Fernet(urlsafe_b64encode(_derived(secret, "seal")))


@cache
def _derived(secret: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"aftercare:{purpose}".encode()).derive(secret)
