from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent; ``arrived``: false where it was chosen, and is not here any more."""

    name: str
    content: bytes
    arrived: bool = True
