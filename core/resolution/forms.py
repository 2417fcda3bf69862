from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Advance:
    """A move by a person; ``seen``: the number of moves the case had made when the person looked at it."""

    to: str
    seen: int
    values: Mapping[str, Any] = field(default_factory=dict[str, Any])
    checked: tuple[str, ...] = ()
    reason: str = ""
