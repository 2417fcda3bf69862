"""Which articles answer what somebody is typing: the rarer the words they share, the better. Pure values."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

HAN = re.compile(r"[\u3400-\u9fff]")
RUN = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
SHORTEST, STEM = 3, 6  # letters of a word that count: "refunded" and "refund" are one
TYPED, READ = 300, 4_000  # characters that are looked at
IN_TITLE = 3.0
ENOUGH = 0.35  # of what was typed, by weight, has to be found

NEXT_TO_BEST = 0.5  # what scores less than this part of the best is left out
SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "about after and any are but can could did does for from get got had has have her here his how its may more "
        "must not now our out she should some than that the their them then there they this very was were what when "
        "where which who why will with would you your",
    )
)

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


def asked_in(typed: str, known: Collection[str]) -> Pieces:
    """What was typed, with its unfinished last word taken for every known one that begins like it."""
    asked, last = pieces(typed, TYPED), RUN.findall(unicodedata.normalize("NFKC", typed[-30:]).casefold())[-1:]
    begun = last[0] if last and len(last[0]) >= SHORTEST and last[0] not in SMALL_WORDS else ""
    return asked | {each for each in known if begun and each.startswith(begun)}


def holds(typed: str, texts: Iterable[str]) -> bool:
    """Whether every word that was typed stands somewhere in these texts, whatever its case and width."""
    said = _folded(" ".join(texts))
    return all(word in said for word in _folded(typed).split())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def best(typed: str, texts: Sequence[Text], most: int) -> list[int]:
    """The ids of the articles that answer what was typed, the best first; none rather than a poor one."""
    known = Counter(piece for text in texts for piece in text.title | text.body)
    weight = {piece: log(1 + len(texts) / known[piece]) for piece in asked_in(typed, known) if known[piece]}
    scored = sorted(((_score(weight, text), -text.id) for text in texts), reverse=True)
    if not weight or not scored:
        return []
    enough = max(ENOUGH * sum(weight.values()), NEXT_TO_BEST * scored[0][0])
    return [-each for score, each in scored[:most] if score >= enough]


def _score(weight: Mapping[str, float], text: Text) -> float:
    return sum(
        each * (IN_TITLE if piece in text.title else 1.0)
        for piece, each in weight.items()
        if piece in text.title or piece in text.body
    )


def _pieces(run: str) -> Iterator[str]:
    if not HAN.match(run):
        if len(run) >= SHORTEST and run not in SMALL_WORDS:
            yield run[:STEM]
        return
    for at in range(len(run) - 1):
        yield run[at : at + 2]
