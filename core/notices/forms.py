from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """How to hear of one kind of thing."""

    in_desk: bool = True
    by_mail: bool = False
