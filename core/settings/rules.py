"""What a host name, a list of words and the code of a term may be. Pure values."""

import re

HOST = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")
CODE = re.compile(r"[a-z0-9][a-z0-9_]{0,39}")
MAIL_ADDRESS = re.compile(
    r"(?=.{3,254}$)[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\.)*[A-Za-z0-9-]{1,63}"
)
WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]{1,253}(:\d{1,5})?(/[\w./~-]*)?")
LONGEST_LABEL = 60


def fits_host(name: str) -> bool:
    """A name or an address, without scheme and port: ``desk.example.com``, ``192.168.1.20``."""
    return HOST.fullmatch(name) is not None


def fits_mail_address(text: str) -> bool:
    return MAIL_ADDRESS.fullmatch(text) is not None


def fits_web_address(text: str) -> bool:
    """Where browsers find the desk: ``https://desk.example.com``."""
    return WEB_ADDRESS.fullmatch(text) is not None


def lines(text: str) -> tuple[str, ...]:
    """One entry a line, as people paste lists; blank lines and the space around do not count."""
    return tuple(line for each in text.splitlines() if (line := each.strip()))


def each_once(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def fits_code(code: str) -> bool:
    return CODE.fullmatch(code) is not None


def code_from(label: str, taken: set[str]) -> str:
    """A code that reads like the label where that is Latin, and that no other term has."""
    stem = re.sub(r"[^a-z0-9]+", "_", label.casefold()).strip("_")[:30].strip("_") or "term"
    if stem not in taken and stem != "term":
        return stem
    number = next(n for n in range(2 if stem != "term" else 1, len(taken) + 3) if f"{stem}_{n}" not in taken)
    return f"{stem}_{number}"
