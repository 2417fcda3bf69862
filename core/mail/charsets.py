"""Bytes of strangers become text: what they claim is tried, what they are counts. Pure, and never fails."""

import codecs
import re
from email.errors import HeaderParseError
from email.header import decode_header

#: A wider reading of a name that senders use for more than it says.
WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "shift_jis": "cp932",
    "unicode-1-1-utf-7": "utf-7",
}
SEVEN_BIT = re.compile(r"(iso-2022|hz|utf-7|utf-16|utf-32|utf_16|utf_32)", re.IGNORECASE)
LEGACY = {"gb18030", "big5hkscs", "cp949", "cp932", "euc_jp", "euc-jp"}
NOT_FOR_MAIL = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "unicode-escape"}
LONGEST_HEADER = 10_000


def text_of(content: bytes, claimed: str = "") -> str:
    """The text; bytes that fit nothing become replacement characters."""
    name = WIDER.get(claimed.strip("\"' ").lower(), claimed.strip("\"' ").lower())
    if SEVEN_BIT.match(name):
        return _tried(content, name) or content.decode("utf-8", "replace")
    if content.isascii():
        return content.decode("ascii")
    unicode = _tried(content, "utf-8")
    if unicode is not None and (name not in LEGACY or any(sign >= "\u0800" for sign in unicode)):
        return unicode
    for each in filter(None, (name, "gb18030")):
        if (text := _tried(content, each)) is not None:
            return text
    return content.decode("utf-8", "replace")


def header(raw: str) -> str:
    """A header as people read it: encoded words decoded, one line, without control characters."""
    text = raw[:LONGEST_HEADER]
    if not text.isascii():
        text = text_of(text.encode("utf-8", "surrogateescape"))
    decoded = _words(text) if "=?" in text else text
    return " ".join("".join(sign if sign.isprintable() else " " for sign in decoded).split())


def _words(text: str) -> str:
    """Neighbours of one charset are joined first: senders cut characters in two."""
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    return "".join(
        part if isinstance(part, str) else text_of(part, (charset or "").partition("*")[0]) for part, charset in parts
    )


def _tried(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name) if codecs.lookup(name).name not in NOT_FOR_MAIL else None
    except (LookupError, ValueError, TypeError):
        return None
