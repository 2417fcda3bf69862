"""What an import has done so far: counted batch by batch, kept with the batch."""

from collections import Counter
from dataclasses import asdict, dataclass, field

from core.imports.words import Reason
from db.base import Json


@dataclass(slots=True)
class Tally:
    """``rows`` and ``cases`` read, cases by what became of them, ``steps`` of history, rows ``kept`` by reason.

    ``guessed``: cases without a time of opening, which averages from the opening leave out.
    """

    rows: int = 0
    cases: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    steps: int = 0
    guessed: int = 0
    mended: int = 0
    kept: Counter[str] = field(default_factory=Counter[str])

    @classmethod
    def of(cls, told: Json | None) -> "Tally":
        facts = dict(told or {})
        kept = Counter[str](facts.pop("kept", {}))
        return cls(**facts, kept=kept)

    def told(self) -> Json:
        return {**asdict(self), "kept": dict(self.kept)}

    @property
    def impossible(self) -> int:
        return sum(count for reason, count in self.kept.items() if Reason(reason).impossible)

    @property
    def kept_rows(self) -> int:
        return sum(self.kept.values())
