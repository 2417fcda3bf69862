"""The place in a text where something was found, with the words marked. Pure values."""

import re
from collections.abc import Sequence
from itertools import chain

from core.search.folding import CONTACTS, DENSE, spelled
from core.search.rules import Words, is_dense

BEFORE, AFTER = 40, 110  # characters
LONGEST = 20_000  # of a text whose signs change their number when they are folded

Part = tuple[str, bool]


def marked(text: str, words: Sequence[Words]) -> tuple[Part, ...]:
    """Parts of the text, the found ones true; nothing where none of the words stands in it."""
    flat = " ".join(text.split())
    folded, places = _folded(flat)
    spans = sorted((hit.start(), hit.end()) for each in words for hit in _pattern(each).finditer(folded))
    if not spans:
        return ()
    start = max(0, places[spans[0][0]] - BEFORE)
    end = min(len(flat), start + BEFORE + AFTER)
    hits = [(places[first], places[last - 1] + 1) for first, last in spans if places[last - 1] < end]
    shown = CONTACTS.sub(lambda found: "•" * len(found[0]), flat[:end])
    return tuple(_parts(shown, start, end, hits, len(flat)))


def _parts(text: str, start: int, end: int, hits: Sequence[tuple[int, int]], length: int) -> list[Part]:
    parts, at = [("…", False)] if start else [], start
    for first, last in hits:
        if first >= at:
            parts += [(text[at:first], False), (text[first:last], True)]
            at = last
    return [part for part in [*parts, (text[at:end], False), ("…" if end < length else "", False)] if part[0]]


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The one spelling, and the place in the text of each of its signs."""
    folded = spelled(text)
    if len(folded) == len(text):
        return folded, range(len(text))
    signs = [spelled(sign) for sign in text[:LONGEST]]
    return "".join(signs), [*chain.from_iterable([place] * len(sign) for place, sign in enumerate(signs))]


def _pattern(words: Words) -> re.Pattern[str]:
    """Next to each other, whatever stood between them; a word begins where a word begins."""
    begins = "" if is_dense(words.runs[0]) else rf"(?<![^\s{DENSE}])"
    ends = "" if is_dense(words.runs[-1]) or words.shape[-1:] != " " else rf"(?![^\s{DENSE}])"
    return re.compile(begins + r"\s*".join(map(re.escape, words.runs)) + ends)
