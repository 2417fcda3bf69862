from dataclasses import dataclass

from core.hints.words import Source, Target


@dataclass(frozen=True, slots=True)
class Hint:
    """What was told before anybody decided.

    ``value``: a code of the target; ``confidence``: none where words decided; ``words``: those that did; ``model``: the
    version that it was learned in, 0 for none.
    """

    target: Target
    value: str
    source: Source
    confidence: float | None = None
    words: tuple[str, ...] = ()
    model: int = 0

    @property
    def percent(self) -> int | None:
        return None if self.confidence is None else round(100 * self.confidence)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came out of learning: how well, of each target, and the bytes of the weights."""

    cases: int
    newest_event: int
    report: dict[str, dict[str, object]]
    content: bytes
