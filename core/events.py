"""Things that happened, in the past tense: codes, ids and field names, never personal values.

Each room keeps its own events in its ``events.py``; this is what they have in common.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Event:
    """``kind`` is ``subject.verb``; further fields of the subclass become the row's detail."""

    kind: ClassVar[str]
    subject_kind: ClassVar[str]

    subject_id: int
