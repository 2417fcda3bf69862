from dataclasses import dataclass

from core.upkeep.events import OfProcess


@dataclass(frozen=True, slots=True)
class VersionSigned(OfProcess):
    """Whoever did it has read this version."""

    kind = "process.signed"
