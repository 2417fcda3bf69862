from collections.abc import Mapping
from dataclasses import dataclass

from core.canned.words import Tone


@dataclass(frozen=True, slots=True)
class Wording:
    """A canned reply as it is written: labels and bodies by language."""

    labels: Mapping[str, str]
    bodies: Mapping[str, str]
    tone: Tone = Tone.WARM
    team_id: int | None = None
