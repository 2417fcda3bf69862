"""What is learned by scikit-learn is used by numpy alone; nothing that is written breaks either."""

from dataclasses import replace
from hashlib import sha256

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.special import log_softmax
from sklearn.linear_model import LogisticRegression

from channels import learning as process
from core.hints import learning, rules
from core.hints.features import BUCKETS, READ_AT_MOST, counts, grams
from core.hints.weights import Damaged, answer, packed, probabilities, unpacked
from tests.hints import lessons
from tests.hostile.strings import OURS

TEXTS, CODES = map(list, zip(*lessons.told(6), strict=True))


@pytest.mark.parametrize("codes", [CODES, [*CODES[:-16], *["guidance"] * 16]], ids=["two answers", "three"])
def test_both_ways_of_answering_agree(codes: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    models: list[LogisticRegression] = []
    fit = LogisticRegression.fit

    def remembered(self: LogisticRegression, X: csr_matrix, y: np.ndarray) -> LogisticRegression:  # noqa: N803
        models.append(self)
        self.seen = X
        return fit(self, X, y)

    monkeypatch.setattr(LogisticRegression, "fit", remembered)
    (learned,), _report = learning.learn(TEXTS, {"category": codes})
    told = packed([learned])
    (kept,) = unpacked(told, sha256(told).hexdigest())
    exact = np.exp(log_softmax(np.log(models[-1].predict_proba(models[-1].seen)) / kept.softness, axis=1))
    ours = np.array([probabilities(kept, grams(text)) for text in TEXTS])
    assert kept.answers == tuple(models[-1].classes_)
    np.testing.assert_allclose(ours, exact, atol=1e-4)


def test_a_process_of_its_own_learns_the_same() -> None:
    looks: list[int] = []
    asked = {"texts": TEXTS, "answers": {"category": CODES, "team": [""] * len(CODES)}}
    assert process._taught(asked, lambda: looks.append(1)) == lessons.taught(asked, lambda: None)
    with pytest.raises(ZeroDivisionError):
        process._taught(asked, lambda: [][1 // 0])


def test_the_words_that_decided_are_words_of_the_text() -> None:
    (learned,), _report = learning.learn(TEXTS, {"category": CODES})
    for text, code, word in [("My cup leaks badly", "quality", "leaks"), ("我想换货", "return", "换货")]:
        found = grams(text)
        told = answer(learned, found, {"quality", "return"})
        assert told is not None
        assert (told.value, told.confidence > 0.5) == (code, True)
        assert any(word in each for each in rules.deciding(found, told.pull))
    retired = answer(learned, grams("My cup leaks badly"), {"return"})
    assert retired is not None
    assert (retired.value, retired.confidence < 0.5) == ("return", True)
    assert answer(learned, grams("My cup leaks badly"), set()) is None
    assert answer(learned, grams("Ωμέγα"), {"quality"}) is None


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        (TEXTS[:3], CODES[:3]),
        (TEXTS, ["quality"] * len(TEXTS)),
        (TEXTS, [f"code{number}" for number in range(len(TEXTS))]),
        (TEXTS, [""] * len(TEXTS)),
        ([""] * len(TEXTS), CODES),
        ([], []),
    ],
    ids=["three cases", "one class", "each case its own class", "no answers", "empty texts", "nothing"],
)
def test_too_little_to_learn_from_is_learned_nothing_from(texts: list[str], codes: list[str]) -> None:
    learned, report = learning.learn(texts, {"category": codes})
    assert learned == []
    assert report["category"]["cases"] <= len(texts)


def test_hostile_texts_are_learned_and_read_like_any_other() -> None:
    odd = [*map(str, OURS.values()), "x" * 5_000_000, "退" * 5_000_000, "😡" * 400, "\ufdfa" * 9_000, " \x00\ud800 "]
    texts = [*TEXTS, *odd, *odd]
    (learned,), report = learning.learn(texts, {"category": [*CODES, *["other"] * (2 * len(odd))]})
    assert report["category"]["held_out"] > 0
    for text in odd:
        found = grams(text)
        assert len(found.text) <= READ_AT_MOST + 2
        told = answer(learned, found, set(learned.answers))
        assert told is None or (0 < told.confidence <= 1 and len(rules.deciding(found, told.pull)) <= rules.MOST_WORDS)


@given(st.text(max_size=60))
def test_a_text_is_always_the_same_numbers(text: str) -> None:
    buckets, times = counts(grams(text))
    again, _times = counts(grams(text))
    assert (buckets == again).all()
    assert times.sum() == len(grams(text).buckets)
    assert ((buckets >= 0) & (buckets < BUCKETS)).all()


def test_damage_is_seen() -> None:
    learned, _report = learning.learn(TEXTS, {"category": CODES})
    content = packed(learned)
    with pytest.raises(Damaged):
        unpacked(content[:-1] + b"?", sha256(content).hexdigest())
    with pytest.raises(Damaged):
        unpacked(b"", "")
    assert unpacked(content, sha256(content).hexdigest())[0].answers == replace(learned[0]).answers
