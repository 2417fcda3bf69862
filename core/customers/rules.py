"""How contact data is written in one way, shown in part, and compared. Pure values."""

import re
import unicodedata

from core.customers.words import ContactKind

SHOWN_DIGITS = 3
LONGEST_NAME = 120
LONGEST_NOTE = 2_000
LONGEST_CONTACT = 300

MAIL = re.compile(r"[^\s@;,:<>()\[\]，；：（）]+@[^\s@;,:<>()\[\]，；：（）]+\.[^\W\d_]{2,}")
MOBILE = r"(?:(?:[+\uff0b]|00)?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}"
AREA = r"[+\uff0b]?(?:[(（][+\uff0b]?\d{2,5}[)）]\s?)?"
LINE = r"\d(?:[\s()（）.\-\u2010-\u2015]{0,2}\d){6,14}"  # seven digits or more, and 15 at most (E.164)
PHONE = re.compile(rf"(?<![^\W\u3400-\u9fff])(?:{MOBILE}|{AREA}{LINE})(?!\d)")
BETWEEN = " ,;:/|，；：、"  # what people write between a name and a number
BRACKETS = "()<>[]（）"


def folded(name: str) -> str:
    """One spelling of a name for looking it up: width, case and spaces do not matter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def normal(kind: ContactKind, value: str) -> str:
    """One spelling of a contact, so that the same phone or mailbox has the same digest."""
    text = unicodedata.normalize("NFKC", value).strip()
    if kind is ContactKind.PHONE:
        digits = re.sub(r"\D", "", text)
        return re.sub(r"^(00)?86(?=1\d{10}$)", "", digits)
    return folded(text)


def last_four(kind: ContactKind, value: str) -> str | None:
    """The last four digits of a phone number, by which people name it."""
    digits = normal(kind, value)
    return digits[-4:] if kind is ContactKind.PHONE and len(digits) >= 4 else None


def masked(kind: ContactKind, value: str) -> str:
    """Enough to recognise, too little to use."""
    match kind:
        case ContactKind.PHONE:
            digits = normal(kind, value)
            return f"{digits[:SHOWN_DIGITS]} •••• ••{digits[-2:]}" if len(digits) >= 7 else "••••"
        case ContactKind.MAIL:
            name, _, host = value.strip().partition("@")
            ending = "".join(host.rpartition(".")[1:]) if "." in host else ""
            return f"{name[:1]}•••@•••{ending}" if host else "•••"
        case _:
            return f"{value.strip()[:1]}•••"


def kind_of(value: str) -> ContactKind:
    """What somebody typed into the one field for contacts."""
    if "@" in value.strip().strip("@"):
        return ContactKind.MAIL
    digits = re.sub(r"[\s()+\-.\u2010-\u2015]", "", unicodedata.normalize("NFKC", value))
    return ContactKind.PHONE if digits.isdigit() and 5 <= len(digits) <= 17 else ContactKind.CHAT


def reachable(value: str) -> bool:
    """Can somebody be answered there who left nothing else? A name in some chat is not enough."""
    return kind_of(value) is ContactKind.PHONE or bool(MAIL.fullmatch(value.strip()))


def told_apart(text: str) -> tuple[str, tuple[str, ...]]:
    """The name and the contacts that stand in one line, each as it was written."""
    rest = MAIL.sub(" ", text)
    contacts = (*MAIL.findall(text), *PHONE.findall(rest))
    if kind_of(text) is ContactKind.PHONE or not contacts:
        return (text.strip(), ()) if kind_of(text) is ContactKind.CHAT else ("", (text.strip(),))
    words = [each for each in PHONE.sub(" ", rest).split() if each.strip(BETWEEN + BRACKETS)]
    return " ".join(words).strip(BETWEEN), contacts
