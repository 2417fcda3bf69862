"""Cases to learn from, and learning without a process of its own."""

import json
from collections.abc import Callable

from core.actors import Actor
from core.clock import Clock
from core.hints import learning
from core.hints.weights import packed
from db.base import Json
from tests import cases

QUALITY = ("The jug leaks at the handle", "杯子漏水了，质量太差", "The lid is cracked and leaks", "杯盖开裂漏水")
RETURN = ("Please exchange it, wrong size", "尺码不对，想换货", "I want to send it back", "不合适，申请退货寄回")


def told(times: int = 4) -> list[tuple[str, str]]:
    """Text and category, each a little different."""
    kinds = [("quality", text) for text in QUALITY] + [("return", text) for text in RETURN]
    return [(f"{text} {number}x", code) for number in range(times) for code, text in kinds]


def decided(actor: Actor, clock: Clock, times: int = 4) -> list[int]:
    """The same as cases that a person took in."""
    return [cases.opened(actor, clock, subject=text, description=text, category=code) for text, code in told(times)]


def taught(asked: Json, still_wanted: Callable[[], None]) -> bytes:
    still_wanted()
    result, report = learning.learn(asked["texts"], asked["answers"])
    return json.dumps(report).encode() + b"\n" + packed(result)
