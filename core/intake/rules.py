"""How a case is written down, and how much two of them say the same. Pure values."""

import re
import unicodedata
from collections.abc import Iterator

FIRST_NUMBER = 1000
LONGEST_SUBJECT = 200
LONGEST_DESCRIPTION = 2_000_000


def number_of(ticket_id: int) -> int:
    """The number that people say: short, and apart from the row's own."""
    return FIRST_NUMBER + ticket_id


def one_line(subject: str) -> str:
    return " ".join(subject.split())


SPOKEN = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
SHORTEST_WORD = 3
READ_AT_MOST = 2_000  # characters of a text that are compared


def pieces(text: str) -> frozenset[str]:
    """What two texts are compared by: words of three letters or more, and pairs of Chinese characters."""
    spoken = SPOKEN.findall(unicodedata.normalize("NFKC", text[:READ_AT_MOST]).casefold())
    return frozenset(piece for word in spoken for piece in _pieces(word))


def _pieces(word: str) -> Iterator[str]:
    if not 0x3400 <= ord(word[0]) <= 0x9FFF:
        if len(word) >= SHORTEST_WORD:
            yield word
        return
    for at in range(len(word) - 1):
        yield word[at : at + 2]


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """0 to 1: the shared pieces as a part of the smaller text, which may be one line of a longer story."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
