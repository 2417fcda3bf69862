"""What may be attached, under which name, and what it is. Pure values."""

import re
import unicodedata

import filetype

LARGEST = 25 * 2**20
LONGEST_NAME = 120
UNKNOWN = "application/octet-stream"


def safe_name(name: str) -> str:
    """The name as text only: no folders, no control or direction signs, not endless."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    plain = unicodedata.normalize("NFC", plain).strip(". ")
    ending = re.search(r"\.[^.]{1,12}$", plain)
    if len(plain) > LONGEST_NAME and ending:
        plain = plain[: LONGEST_NAME - len(ending[0])].rstrip(". ") + ending[0]
    return plain[:LONGEST_NAME].strip(". ") or "file"


def kind_of(content: bytes) -> str:
    """The media type that the first bytes tell; what the sender claims does not count."""
    if found := filetype.guess_mime(content[:8192]):
        return found
    try:
        content[:4096].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < 4092:
            return UNKNOWN
    return "text/plain" if b"\x00" not in content[:4096] else UNKNOWN
