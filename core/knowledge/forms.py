from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it is written; titles and bodies by language."""

    titles: Mapping[str, str] = field(default_factory=dict[str, str])
    bodies: Mapping[str, str] = field(default_factory=dict[str, str])
    category: str | None = None
