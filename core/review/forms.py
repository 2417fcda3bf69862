from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Remark:
    """``step``: the code of the step that is meant, empty for the whole; ``answers``: the comment it belongs under."""

    text: str
    step: str = ""
    answers: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """``at``: when it comes into force, now where nothing is said; ``knowing``: even where nobody holds a role."""

    at: datetime | None = None
    knowing: bool = False
