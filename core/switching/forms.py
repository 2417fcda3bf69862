from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Plan:
    """From these versions of a process (their rows) to the one in force of a process, maybe the same.

    ``steps``: for steps whose way is not clear by itself, or should be another one: the step they lead to; none: their
    cases stay on the version that they have.
    """

    target: int
    sources: tuple[int, ...]
    steps: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
