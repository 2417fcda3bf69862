"""What can be learned from, and which words made a hint. Pure values."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

import numpy as np

from core.hints.features import READ_AT_MOST, Array, Grams
from core.triage.rules import standing

LEAST_OF_ONE = 5  # cases with an answer, for it to be learned
LEAST_CASES = 20  # cases in all
ONE_IN = 5  # is held out for the trial
MOST_WORDS = 3
WORD = re.compile(r"[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
LONGEST_HAN = 4  # signs of a piece of Chinese that is shown as a word


def learnable(given: Sequence[str]) -> bool:
    """Enough cases, and more than one answer."""
    return len(given) >= LEAST_CASES and len(set(given)) > 1


def held_out(given: Sequence[str], fold: int = 0) -> Array:
    """Every fifth case of each answer, by chance that is always the same; five folds are all cases."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(given):
        places[each].append(index)
    tried = np.zeros(len(given), dtype=bool)
    for indices in places.values():
        shuffled = sorted(indices, key=lambda index: sha256(str(index).encode()).digest())
        tried[shuffled[fold::ONE_IN]] = True
    return tried


def deciding(found: Grams, pull: Array) -> tuple[str, ...]:
    """The words of a text that speak most for an answer; ``pull``: of each of its short strings."""
    shares = np.zeros(len(found.text))
    for at in range(int(found.sizes.max(initial=0))):
        there = found.sizes > at
        np.add.at(shares, found.starts[there] + at, (pull / found.sizes)[there])
    taken, words = np.zeros(len(found.text), dtype=bool), list[str]()
    for score, start, end in sorted(_candidates(found, shares), reverse=True):
        word = found.text[start:end]
        if score > 0 and word not in words and not taken[start:end].any():
            taken[start:end] = True
            words.append(word)
        if len(words) == MOST_WORDS:
            break
    return tuple(words)


def _candidates(found: Grams, shares: Array) -> list[tuple[float, int, int]]:
    """Words between spaces, and pieces of Chinese: longer ones where each sign adds enough."""
    sums, cost = np.concatenate([[0.0], np.cumsum(shares)]), 0.3 * float(shares.max(initial=0.0))
    told = [
        (float(sums[each.end()] - sums[each.start()]), each.start(), each.end()) for each in WORD.finditer(found.text)
    ]
    for size in range(2, LONGEST_HAN + 1):
        whole = np.convolve(found.han, np.ones(size), "valid") == size
        for start in np.flatnonzero(whole).tolist():
            told.append((float(sums[start + size] - sums[start]) - cost * (size - 1), start, start + size))
    return told


def by_keywords(text: str, keywords: Mapping[str, Sequence[str]]) -> tuple[str, tuple[str, ...]] | None:
    """The category whose words stand in the text most often, with those words; none where two are alike."""
    met = {code: standing(words, text[:READ_AT_MOST]) for code, words in keywords.items()}
    ranked = sorted(met, key=lambda code: -len(met[code]))
    if not ranked or not met[ranked[0]]:
        return None
    if len(ranked) > 1 and len(met[ranked[1]]) == len(met[ranked[0]]):
        return None
    return ranked[0], met[ranked[0]][:MOST_WORDS]
