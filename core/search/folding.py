"""One spelling of every text that is sought or searched: width, case, script and punctuation do not matter."""

import re
import unicodedata
from functools import cache

import opencc

#: Scripts that do not part their words by spaces, signs of people's own, and small pictures: sought inside a run.
DENSE = (
    r"\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2600-\u27bf\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035"
    r"\u3040-\u312f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ue000-\uf8ff\uf900-\ufaff"
    r"\U0001f000-\U0001faff\U00020000-\U000323af"
)
HAN = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0x20000, 0x323B0))
RUN = re.compile(rf"[{DENSE}]+|[^\s{DENSE}]+")
IS_DENSE = re.compile(f"[{DENSE}]")
#: Patterns that begin only where a run begins: a text without end is read once.
CONTACTS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}"
    r"|(?<![\w+])(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\w)"
    r"|(?<!\w)\+\d[\d\s().-]{6,18}\d(?!\w)"
    r"|(?<![\w-])0\d{2,3}-\d{7,8}(?!\w)",
    re.ASCII,
)


class Spelling(dict[int, str]):
    """What each sign becomes: itself, its Simplified sign, a space, or nothing; looked up once for each sign."""

    def __missing__(self, point: int) -> str:
        sign = chr(point)
        self[point] = _simplified().get(sign, sign) if _counts(sign) else " " * (not _hidden(sign))
        return self[point]


SPELLING = Spelling()


def _counts(sign: str) -> bool:
    """Letters, numbers, marks that belong to a letter, and what is dense."""
    if _hidden(sign):
        return False
    kind = unicodedata.category(sign)
    return kind[0] in "LN" or kind in {"Mn", "Mc"} or (kind in {"So", "Sk", "Co"} and bool(IS_DENSE.match(sign)))


def _hidden(sign: str) -> bool:
    """Signs that join or turn others; variants of a picture are one picture."""
    return unicodedata.category(sign) == "Cf" or 0xFE00 <= ord(sign) <= 0xFE0F


@cache
def _simplified() -> dict[str, str]:
    """Traditional to Simplified, sign by sign, from OpenCC's own tables; a sign alone has one answer on both sides."""
    signs = [chr(point) for first, end in HAN for point in range(first, end)]
    folded = opencc.OpenCC("t2s").convert("\n".join(signs)).split("\n")
    once = {sign: other for sign, other in zip(signs, folded, strict=True) if sign != other}
    return {sign: once.get(other, other) for sign, other in once.items()}  # the simple form of a simple form, too


def plainly(text: str) -> str:
    """Small letters and Simplified signs, and punctuation as it was: for words that are looked for in sentences."""
    return simplified(text.casefold())


def simplified(text: str) -> str:
    """Sign by sign, so that every sign stays where it stood."""
    return text if text.isascii() else text.translate(_points())


@cache
def _points() -> dict[int, str]:
    return {ord(sign): other for sign, other in _simplified().items()}


def spelled(text: str) -> str:
    """Compatible, without case, Simplified; punctuation has become spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", folded).translate(SPELLING)


def without_contacts(text: str) -> str:
    """Phone numbers and mail addresses leave a gap: they are looked up among customers, never sought in texts."""
    return CONTACTS.sub(" \n ", unicodedata.normalize("NFKC", text))


def runs(text: str) -> list[str]:
    """Words, and runs of dense signs."""
    return RUN.findall(spelled(text))
