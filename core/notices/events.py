from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class NoticesChosen(Event):
    """``kinds``: those for which the person chose anew how to hear of them."""

    kind = "person.notices_chosen"
    subject_kind = "person"

    kinds: tuple[str, ...]
