"""A mail that is ready for its envelope, whoever it is for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Enclosed:
    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """``by_machine``: marked so that no other machine answers it; ``answers``: Message-IDs, the newest last."""

    mail_id: str
    to_name: str
    to_address: str
    subject: str
    text: str
    by_machine: bool
    answers: tuple[str, ...] = ()
    files: tuple[Enclosed, ...] = ()
