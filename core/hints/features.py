"""A text as counts of short strings of characters, hashed; the same wherever it is learned and wherever it is used."""

import unicodedata
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.search.folding import simplified

READ_AT_MOST = 4_000  # characters of a text
BUCKETS = 1 << 18
HAN_SIZES, WORD_SIZES = (1, 2, 3), (2, 3, 4)  # Chinese is read without spaces, words with the space at their ends
SPACE = 32
DIGIT = 48  # every number is the same one: order numbers tell nothing
ALONE = ((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF), (0x1F300, 0x1FAFF), (0x20000, 0x323AF))

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Grams:
    """Each short string of ``text``: its bucket, its place and its length; ``han``: which signs stand alone.

    Traditional and Simplified signs fall into the same buckets; ``text`` is as it was written.
    """

    text: str
    han: Array
    buckets: Array
    starts: Array
    sizes: Array


def grams(text: str) -> Grams:
    """All of them, in no particular order; an empty text has none."""
    read = _tidied(text)
    codes = np.frombuffer(simplified(read).encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint64)
    han = reduce(np.logical_or, [(codes >= first) & (codes <= last) for first, last in ALONE])
    space = codes == SPACE
    found = [_windows(codes, size, _all(han, size)) for size in HAN_SIZES]
    found += [_windows(codes, size, _in_a_word(han, space, size)) for size in WORD_SIZES]
    starts = np.concatenate([each[0] for each in found])
    buckets = np.concatenate([each[1] for each in found])
    sizes = np.repeat((*HAN_SIZES, *WORD_SIZES), [len(each[0]) for each in found])
    return Grams(read, han, buckets, starts, sizes)


def counts(found: Grams) -> tuple[Array, Array]:
    """The buckets of a text in order, and how often each is met."""
    return np.unique(found.buckets, return_counts=True)


def _tidied(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text[:READ_AT_MOST]).casefold()[:READ_AT_MOST]
    return f" {''.join(map(_sign, folded))} "


def _sign(sign: str) -> str:
    if sign.isdigit():
        return chr(DIGIT)
    return sign if sign.isalnum() or sign >= "\U0001f300" else chr(SPACE)


def _all(those: Array, size: int) -> Array:
    """Where a window of this size begins that holds only those signs."""
    width = max(0, len(those) - size + 1)
    return reduce(np.logical_and, [those[at : at + width] for at in range(size)])


def _in_a_word(han: Array, space: Array, size: int) -> Array:
    """Spaces only at the ends of the window, and not at both ends of nothing."""
    width = max(0, len(han) - size + 1)
    inside = _all(~space[1:-1], size - 2)[:width] if size > 2 else ~(space[:width] & space[1 : 1 + width])
    return _all(~han, size) & inside


def _windows(codes: Array, size: int, wanted: Array) -> tuple[Array, Array]:
    """Where the wanted windows begin, and the bucket of each (Fowler, Noll and Vo, over code points)."""
    starts = np.flatnonzero(wanted)
    told = np.full(len(starts), 14695981039346656037 + size, dtype=np.uint64)
    for at in range(size):
        told = (told ^ codes[starts + at]) * np.uint64(1099511628211)
    return starts, ((told ^ (told >> np.uint64(29))) % np.uint64(BUCKETS)).astype(np.int32)
