"""Whether somebody is upset, and by what one sees it. For the desk only: a customer never reads a word of it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.hints.words import Sign
from core.triage.rules import standing

READ_AT_MOST = 20_000  # characters
MARKS = re.compile(r"[!！?？]{3,}")
MANY_MARKS = 5  # exclamation marks in all, one in LINE characters at least
LINE = 40
SENTENCE = re.compile(r"[.。!！?？;；\n]+")
CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
LONG_ENOUGH = 5  # characters of a sentence that is said again
WEIGHTS = {
    Sign.THREAT: 2, Sign.REPEATED: 1, Sign.STRONG: 1, Sign.MARKS: 1, Sign.CAPITALS: 1, Sign.AGAIN: 1
}  # fmt: skip
UPSET_FROM = 2


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The desk's own words for three of the signs."""

    threats: Sequence[str]
    repeats: Sequence[str]
    strong: Sequence[str]


@dataclass(frozen=True, slots=True)
class Mood:
    """The signs with the word that gave each; two strong words count as two signs."""

    signs: tuple[tuple[Sign, str], ...] = ()

    @property
    def upset(self) -> bool:
        return sum(WEIGHTS[sign] for sign, _ in self.signs) >= UPSET_FROM


def mood(text: str, lexicon: Lexicon) -> Mood:
    """What one message says."""
    read = text[:READ_AT_MOST]
    strong = [(Sign.STRONG, word) for word in standing(lexicon.strong, read)[:2]]
    told = [(Sign.THREAT, word) for word in standing(lexicon.threats, read)[:1]]
    told += [(Sign.REPEATED, word) for word in standing(lexicon.repeats, read)[:1]]
    return Mood((*told, *strong, *((sign, "") for sign in _manners(read))))


def _manners(text: str) -> list[Sign]:
    """How it is written, whatever it says."""
    exclaimed = text.count("!") + text.count("！")
    found = {
        Sign.MARKS: MARKS.search(text) or (exclaimed >= MANY_MARKS and exclaimed * LINE >= len(text)),
        Sign.CAPITALS: _shouts(text),
        Sign.AGAIN: _says_again(text),
    }
    return [sign for sign, there in found.items() if there]


def _shouts(text: str) -> bool:
    """Three long words in capitals, and more of them than small letters beside: no list of article numbers."""
    shouted = "".join(CAPITALS.findall(text))
    return len(CAPITALS.findall(text)) >= 3 and len(shouted) > sum(map(str.islower, text))


def _says_again(text: str) -> bool:
    said = Counter(each.strip().casefold() for each in SENTENCE.split(text))
    return any(times >= 3 and len(sentence) >= LONG_ENOUGH for sentence, times in said.items())
