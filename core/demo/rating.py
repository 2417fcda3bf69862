"""How customers rate a finished case: they remember how long they waited, and how often they were handed on."""

from typing import Any

from core.demo.pen import Pen

ANSWERING = {True: 0.46, False: 0.36}  # who spoke with somebody answers more often
DIMENSIONS = {"service": 0.2, "speed": -0.25, "professional": 0.15}
REASONS = {
    "good": ("solved", "quick", "kind", "kind", "solved"),
    "fair": ("kind", "slow", "product", "other", "solved"),
    "bad": ("slow", "unsolved", "repeated", "product", "slow"),
}


def rate(pen: Pen) -> None:
    """By the link, or now and then told on the phone; most say nothing."""
    if not pen.chance(ANSWERING[pen.live]):
        return
    given = _answer(pen)
    if pen.opening.channel == "phone" and pen.chance(0.12):
        pen.staff("rate_by_phone", 60 * 26, "closed", **given)
    else:
        pen.guest("rated", 13, most=600, **given)


def _answer(pen: Pen) -> dict[str, Any]:
    mood = 4.5 + pen.rng.gauss(0, 0.6) - 0.9 * pen.objected - 0.15 * pen.hands - 0.5 * (pen.strain() > 1)
    slow = min(1.2, pen.waited / 8)
    scores = {
        name: _whole(mood + lift - (1.2 if name == "speed" else 0.3) * slow + pen.rng.gauss(0, 0.4), 1, 5)
        for name, lift in DIMENSIONS.items()
    }
    mean = sum(scores.values()) / len(scores)
    kind = "good" if mean >= 4 else "fair" if mean >= 3 else "bad"
    recommend = None if pen.chance(0.1) else _whole(2.25 * mean - 1 + pen.rng.gauss(0, 1), 0, 10)
    return {
        "scores": scores,
        "recommend": recommend,
        "reason": pen.rng.choice(REASONS[kind]) if pen.chance(0.85) else None,
        "comment": _comment(pen, kind) if pen.chance(0.6) else "",
        "call_me": kind == "bad" and pen.chance(0.5),
    }


def _comment(pen: Pen, kind: str) -> str:
    story, talk = pen.story, pen.talk
    lines = {"good": story.praise * 2 + talk.praise, "fair": talk.middling, "bad": story.blame * 2 + talk.blame}[kind]
    return pen.one_of(lines)


def _whole(value: float, least: int, most: int) -> int:
    return max(least, min(most, round(value)))
