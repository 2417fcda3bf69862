"""Pictures pasted into an answer: small enough for the wire they come over, and pictures by their bytes."""

import binascii
from base64 import b64decode

from core.files import rules
from core.files.actions import AT_ONCE
from core.files.errors import EmptyFile, FileTooLarge, NotAPicture, TooManyFiles
from core.files.forms import Upload

KINDS = ("image/png", "image/jpeg", "image/gif", "image/webp")
LARGEST = 10 * 2**20


def pasted(name: str, encoded: str, before: int = 0) -> Upload:
    """``encoded``: base64, measured before it is decoded; ``before``: how many are there already."""
    name = rules.safe_name(name)
    if before >= AT_ONCE:
        raise TooManyFiles(limit=AT_ONCE)
    if len(encoded) > LARGEST * 4 // 3 + 4:
        raise FileTooLarge(name=name, limit=LARGEST // 2**20)
    try:
        content = b64decode(encoded, validate=True)
    except (binascii.Error, ValueError) as error:
        raise NotAPicture(name=name) from error
    if not content:
        raise EmptyFile(name=name)
    if rules.kind_of(content) not in KINDS:
        raise NotAPicture(name=name)
    return Upload(name, content)
