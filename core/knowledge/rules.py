"""Which articles answer what somebody is typing: the rarer the words they share, the better. Pure values."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

RUN = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
SHORTEST, STEM = 3, 6  # letters of a word that count: "refunded" and "refund" are one
TYPED, READ = 300, 4_000  # characters that are looked at
IN_TITLE = 3.0
ENOUGH = 0.35  # of what was typed, by weight, has to be found

Pieces = frozenset[str]


@dataclass(frozen=True, slots=True)
class Text:
    """What an article says in all its languages, in pieces."""

    id: int
    title: Pieces
    body: Pieces


def pieces(text: str, most: int = READ) -> Pieces:
    """Stems of words, and pairs of Chinese characters."""
    runs = RUN.findall(unicodedata.normalize("NFKC", text[:most]).casefold())
    return frozenset(piece for run in runs for piece in _pieces(run))


def text_of(article_id: int, titles: Mapping[str, str], bodies: Mapping[str, str]) -> Text:
    return Text(article_id, pieces(" ".join(titles.values())), pieces(" ".join(bodies.values())))


def best(typed: str, texts: Sequence[Text], most: int) -> list[int]:
    """The ids of the articles that answer what was typed, the best first; none rather than a poor one."""
    asked = pieces(typed, TYPED)
    if not asked or not texts:
        return []
    known = Counter(piece for text in texts for piece in text.title | text.body)
    weight = {piece: log(1 + len(texts) / known[piece]) for piece in asked if known[piece]}
    scored = ((_score(weight, text), text.id) for text in texts)
    enough = ENOUGH * sum(weight.values())
    found = sorted(((score, -each) for score, each in scored if score >= enough and score > 0), reverse=True)
    return [-each for _, each in found[:most]]


def _score(weight: Mapping[str, float], text: Text) -> float:
    return sum(
        each * (IN_TITLE if piece in text.title else 1.0)
        for piece, each in weight.items()
        if piece in text.title or piece in text.body
    )


def _pieces(run: str) -> Iterator[str]:
    if not "\u3400" <= run[0] <= "\u9fff":
        if len(run) >= SHORTEST:
            yield run[:STEM]
        return
    for at in range(len(run) - 1):
        yield run[at : at + 2]
