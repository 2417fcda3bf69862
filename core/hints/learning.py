"""Learning itself, by scikit-learn: a process of its own that reads examples and writes what it learned, and ends.

``python -m core.hints.learning`` takes JSON by standard input and gives a line of JSON and the bytes of the weights.
Nothing else may import this module: the server and the worker stay small.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from scipy.special import log_softmax
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression

from core.hints.features import BUCKETS, Array, Grams, counts, grams
from core.hints.rules import LEAST_OF_ONE, held_out, learnable
from core.hints.weights import Learned, packed, probabilities

MOST_BUCKETS = 30_000  # of those that are met in two texts at least, the ones that tell the answers best apart
STRENGTH = 10.0  # inverse of the regularisation, by the measurements in docs/decisions/0013
ROUNDS = 300

Report = dict[str, Any]


def learn(texts: Sequence[str], answers: Mapping[str, Sequence[str]]) -> tuple[list[Learned], dict[str, Report]]:
    """Of each target what was learned and how well; an empty answer is none, and some targets cannot be learned."""
    found, all_learned, reports = [grams(text) for text in texts], list[Learned](), dict[str, Report]()
    for target, given in answers.items():
        report: Report = {"left_out": {each: n for each, n in Counter(given).items() if each and n < LEAST_OF_ONE}}
        known = [(each, answer) for each, answer in zip(found, given, strict=True) if answer]
        kept = [(each, answer) for each, answer in known if answer not in report["left_out"] and len(each.buckets)]
        if learnable([answer for _, answer in kept]):
            learned, told = _target(target, [each for each, _ in kept], [answer for _, answer in kept])
            all_learned.append(learned)
            report |= told
        reports[target] = report | {"cases": len(kept)}
    return all_learned, reports


def _target(target: str, found: Sequence[Grams], given: Sequence[str]) -> tuple[Learned, Report]:
    """Learned from four fifths and tried on the rest; then from all, with the softness that the trial asked for."""
    tried = held_out(given)
    first = fitted(target, *_part(found, given, ~tried), softness=1.0)
    there = [index for index in np.flatnonzero(tried).tolist() if given[index] in first.answers]
    chances = np.array([probabilities(first, found[index]) for index in there])
    truth = [given[index] for index in there]
    softness = _softness(chances, np.array([first.answers.index(each) for each in truth]))
    told = [first.answers[int(np.argmax(each))] for each in chances]
    confusion = Counter(zip(truth, told, strict=True))
    report = {"held_out": len(truth), "confusion": [[*pair, n] for pair, n in sorted(confusion.items())]}
    softened = np.exp(log_softmax(np.log(np.maximum(chances, 1e-12)) / softness, axis=1)).max(axis=1)
    sure = [[round(float(each), 4), one == other] for each, one, other in zip(softened, truth, told, strict=True)]
    return fitted(target, found, given, softness), report | {"sureness": sure}


def fitted(target: str, found: Sequence[Grams], given: Sequence[str], softness: float) -> Learned:
    """A linear model (multinomial logistic regression) over weighted counts of the buckets that matter."""
    table = _table(found)
    met = np.asarray((table > 0).sum(axis=0)).ravel()
    buckets = _telling(table, met, given)
    rarity = np.log((1 + len(found)) / (1 + met[buckets])) + 1
    weighed = table[:, buckets].multiply(rarity).tocsr()
    lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    weighed = weighed.multiply(1 / np.maximum(lengths, 1e-12)[:, None]).tocsr()
    model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS).fit(weighed, np.array(given))
    weights, offsets = model.coef_.T, model.intercept_
    if weights.shape[1] == 1:  # of two answers, the second one's
        weights, offsets = np.hstack([0 * weights, weights]), np.array([0.0, offsets[0]])
    names = tuple(str(each) for each in model.classes_)
    small = [each.astype(np.float32) for each in (rarity, weights, offsets)]
    return Learned(target, names, buckets.astype(np.int32), small[0], small[1], small[2], softness)


def _table(found: Sequence[Grams]) -> csr_matrix:
    """A row for each text: 1 + log of how often each bucket is met."""
    pairs = [counts(each) for each in found]
    ends = np.cumsum([0, *(len(buckets) for buckets, _ in pairs)])
    columns = np.concatenate([buckets for buckets, _ in pairs])
    values = 1 + np.log(np.concatenate([times for _, times in pairs]))
    return csr_matrix((values, columns, ends), shape=(len(found), BUCKETS))


def _telling(table: csr_matrix, met: Array, given: Sequence[str]) -> Array:
    """The buckets that are worth a weight, in order."""
    often = np.flatnonzero(met >= 2)
    if not len(often):
        often = np.flatnonzero(met)
    if len(often) <= MOST_BUCKETS:
        return often
    scores = np.nan_to_num(chi2(table[:, often], np.array(given))[0])
    return np.sort(often[np.argsort(-scores, kind="stable")[:MOST_BUCKETS]])


def _softness(chances: Array, truth: Array) -> float:
    """What the scores have to be divided by for the held-out cases to surprise least; within sensible bounds."""
    scores = np.log(np.maximum(chances, 1e-12))

    def surprise(logarithm: float) -> float:
        told = log_softmax(scores / np.exp(logarithm), axis=1)
        return float(-told[np.arange(len(truth)), truth].mean())

    return float(np.exp(minimize_scalar(surprise, bounds=(-2.0, 2.0), method="bounded").x))


def _part(found: Sequence[Grams], given: Sequence[str], which: Array) -> tuple[list[Grams], list[str]]:
    there = np.flatnonzero(which).tolist()
    return [found[index] for index in there], [given[index] for index in there]


if __name__ == "__main__":
    asked = json.load(sys.stdin.buffer)
    result, told = learn(asked["texts"], asked["answers"])
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + packed(result))
