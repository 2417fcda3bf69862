from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class TermsShipped(Event):
    kind = "terms.shipped"
    subject_kind = "desk"

    added: int
