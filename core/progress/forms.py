from dataclasses import dataclass

from core.files.forms import Upload


@dataclass(frozen=True, slots=True)
class Answer:
    """``seen``: the moves the case had made when the customer looked at it; ``address``: where they write from."""

    text: str
    seen: int
    address: str
    files: tuple[Upload, ...] = ()
