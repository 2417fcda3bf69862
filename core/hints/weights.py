"""What was learned, as numbers: kept as bytes, and read by numpy alone, so that the server needs nothing else."""

import io
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np

from core.hints.features import Array, Grams, counts

FORM = 2  # of the bytes
ARRAYS = ("buckets", "rarity", "weights", "offsets")


class Damaged(ValueError):
    """These bytes are not what was learned."""


@dataclass(frozen=True, slots=True)
class Learned:
    """One question, its possible answers, and a weight for each bucket (row) and answer (column).

    ``rarity``: the inverse document frequency of each bucket. ``softness``: scores are divided by it before they become
    probabilities (Guo et al. 2017), so that 80 % sure is right in four of five cases.
    """

    target: str
    answers: tuple[str, ...]
    buckets: Array
    rarity: Array
    weights: Array
    offsets: Array
    softness: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The likeliest answer, its probability, and what each short string of the text says for it."""

    value: str
    confidence: float
    pull: Array


def answer(learned: Learned, found: Grams, allowed: Collection[str]) -> Answer | None:
    """None for a text of which nothing was ever seen, and where nothing that is still in use is likely."""
    rows, values = _vector(learned, found)
    chances = probabilities(learned, found)
    in_use = np.array([each in allowed for each in learned.answers])
    if not len(rows) or not in_use.any():
        return None
    best = int(np.argmax(np.where(in_use, chances, -1.0)))
    others = np.where(np.arange(len(chances)) == best, 0.0, chances + 1e-12)
    against = learned.weights[rows] @ (others / others.sum())  # what the same strings say for its rivals
    by_bucket = dict(zip(learned.buckets[rows].tolist(), values * (learned.weights[rows, best] - against), strict=True))
    pull = np.array([by_bucket.get(each, 0.0) for each in found.buckets.tolist()])
    return Answer(learned.answers[best], float(chances[best]), pull)


def probabilities(learned: Learned, found: Grams) -> Array:
    """Of each answer, in their order."""
    rows, values = _vector(learned, found)
    scores = (values @ learned.weights[rows] + learned.offsets) / learned.softness
    told: Array = np.exp(scores - scores.max())
    shares: Array = told / told.sum()
    return shares


def _vector(learned: Learned, found: Grams) -> tuple[Array, Array]:
    """The known strings of a text: their rows, and how much each counts; of length 1."""
    buckets, times = counts(found)
    rows = np.searchsorted(learned.buckets, buckets)
    known = rows < len(learned.buckets)
    known[known] = learned.buckets[rows[known]] == buckets[known]
    rows = rows[known]
    values = (1 + np.log(times[known])) * learned.rarity[rows]
    return rows, values / max(float(np.linalg.norm(values)), 1e-12)


def packed(all_learned: Sequence[Learned]) -> bytes:
    head = [{"target": each.target, "answers": each.answers, "softness": each.softness} for each in all_learned]
    arrays = {f"{name}{at}": getattr(each, name) for at, each in enumerate(all_learned) for name in ARRAYS}
    out = io.BytesIO()
    np.savez_compressed(out, head=np.array(json.dumps({"form": FORM, "learned": head})), **arrays)
    return out.getvalue()


def unpacked(content: bytes, digest: str) -> tuple[Learned, ...]:
    """Refused where a single bit has changed, or where another version of this program wrote it."""
    if sha256(content).hexdigest() != digest:
        raise Damaged
    with np.load(io.BytesIO(content), allow_pickle=False) as kept:
        head: dict[str, Any] = json.loads(str(kept["head"]))
        if head["form"] != FORM:
            raise Damaged
        return tuple(
            Learned(each["target"], tuple(each["answers"]), *_arrays(kept, at), each["softness"])
            for at, each in enumerate(head["learned"])
        )


def _arrays(kept: Mapping[str, Array], at: int) -> tuple[Array, Array, Array, Array]:
    return kept[f"buckets{at}"], kept[f"rarity{at}"], kept[f"weights{at}"], kept[f"offsets{at}"]
