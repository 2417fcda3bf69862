"""How often hints are right on texts of others: five folds, each held out once, with the table of confusion.

The texts are no part of this house: ``TEXTS`` names the folder that holds them; without it nothing is measured.
"""

import csv
import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

from benchmarks.report import Row, percentile
from core.hints import learning, upset
from core.hints.features import grams
from core.hints.lessons.rules import table
from core.hints.rules import ONE_IN, held_out
from core.hints.upset import Lexicon
from core.hints.weights import answer, packed, probabilities
from core.settings.hints import HintPolicy
from core.survey.rules import Estimate, share

TEXTS = Path(os.environ.get("TEXTS", "../../shared/data/texts"))
SURE = HintPolicy().sure_from / 100
MOST_MIXED = 6
MOST_KINDS = 12  # of a table, the worst
POLICY = HintPolicy()


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file, its columns of text, and the column that says what it is."""

    name: str
    file: str
    texts: tuple[str, ...]
    answer: str

    def read(self) -> tuple[list[str], list[str]]:
        with (TEXTS / self.file).open(encoding="utf-8-sig", newline="") as source:
            rows = list(csv.DictReader(source))
        return ["\n".join(row[each] for each in self.texts) for row in rows], [row[self.answer] for row in rows]


CORPORA = (
    Corpus("letters to a city, 7 kinds", "cn_gov_hotline_messages_A.csv", ("留言主题", "留言详情"), "一级分类"),
    Corpus("questions to a bank, 77 kinds", "banking77_queries_A.csv", ("text",), "category"),
    Corpus("shop reviews, 10 goods", "cn_shopping_reviews_A.csv", ("review",), "cat"),
    Corpus("shop reviews, bad or good", "cn_shopping_reviews_A.csv", ("review",), "label"),
    Corpus("takeaway reviews, bad or good", "cn_takeaway_reviews_A.csv", ("review",), "label"),
)


def rows() -> list[Row]:
    """Prints the tables of confusion on the way."""
    there = [each for each in CORPORA if (TEXTS / each.file).exists()]
    if not there:
        return [Row("hints", str(TEXTS), "no texts here")]
    measured = [row for corpus in there for row in _corpus(corpus)]
    return [*measured, *(row for corpus in there if corpus.answer == "label" for row in _upset(corpus))]


def _corpus(corpus: Corpus) -> Iterable[Row]:
    texts, given = corpus.read()
    found, triples, sure, seconds = [grams(text) for text in texts], Counter[tuple[str, str]](), [], []
    for fold in range(ONE_IN):
        tried, begun = held_out(given, fold), perf_counter()
        known = [index for index in range(len(texts)) if not tried[index]]
        softness = learning.learn([texts[at] for at in known], {"category": [given[at] for at in known]})[0][0].softness
        learned = learning.fitted("category", [found[at] for at in known], [given[at] for at in known], softness)
        seconds.append(perf_counter() - begun)
        for at in np.flatnonzero(tried).tolist():
            chances = probabilities(learned, found[at])
            said = learned.answers[int(np.argmax(chances))]
            triples[given[at], said] += 1
            sure.append((float(chances.max()) >= SURE, said == given[at]))
    _print(corpus, triples)
    right, _by, _all = table((was, said, n) for (was, said), n in triples.items())
    told = [ok for is_sure, ok in sure if is_sure]
    where = f"{corpus.name}, n = {right.n}"
    yield Row("hint right", where, _share(right))
    yield Row("hint told", where, _share(share(len(told), len(sure))), f"right {_share(share(sum(told), len(told)))}")
    begun = [_seconds(learned, text) for text in texts[:200]]
    size = f"{len(packed([learned])) / 1e6:.1f} MB"
    yield Row("learning, a hint", where, f"{percentile(seconds, 50):.1f} s, {1e3 * percentile(begun, 50):.1f} ms", size)


def _seconds(learned: learning.Learned, text: str) -> float:
    begun = perf_counter()
    answer(learned, grams(text), set(learned.answers))
    return perf_counter() - begun


def _upset(corpus: Corpus) -> Iterable[Row]:
    """Reviews are no letters to a desk: most bad ones are calm, and should stay unmarked; good ones always should."""
    texts, given = corpus.read()
    lexicon = Lexicon(POLICY.threats, POLICY.repeats, POLICY.strong)
    marked = [code for text, code in zip(texts, given, strict=True) if upset.mood(text, lexicon).upset]
    bad, good = marked.count("0"), marked.count("1")
    where = f"{corpus.name}, n = {len(given)}"
    yield Row("marked upset", where, f"{bad} bad, {good} good", _share(share(bad, bad + good)))


def _print(corpus: Corpus, triples: Counter[tuple[str, str]]) -> None:
    """The kinds that were worst, and what each was taken for."""
    _right, by_answer, counts = table((was, said, n) for (was, said), n in triples.items())
    print(f"\n{corpus.name}: right by what it was")
    worst = sorted(by_answer.items(), key=lambda pair: pair[1].value or 0)[:MOST_KINDS]
    for was, each in worst:
        print(f"  {was}  {_share(each)}  n = {each.n}  {_mixed(was, counts)}")


def _mixed(was: str, counts: dict[tuple[str, str], int]) -> str:
    others: Sequence[tuple[int, str]] = sorted(
        ((n, said) for (truth, said), n in counts.items() if truth == was != said), reverse=True
    )
    return "taken for " + ", ".join(f"{said} {n}" for n, said in others[:MOST_MIXED]) if others else ""


def _share(each: Estimate) -> str:
    if each.value is None or each.low is None or each.high is None:
        return "–"
    return f"{100 * each.value:.0f} % ({100 * each.low:.0f}–{100 * each.high:.0f})"
