from typing import Self

from pydantic import ValidationError

from core.errors import DomainError
from core.language import N_


class BadDocument(DomainError):
    """``where``: the place in the document; ``what``: the parser's word for it."""

    sentence = N_("This process document cannot be read. At “{where}”: {what}.")

    @classmethod
    def at(cls, error: ValidationError, otherwise: str = "") -> Self:
        """The first place that could not be understood; ``otherwise``: what the whole is called."""
        first = error.errors()[0]
        return cls(where=" / ".join(map(str, first["loc"])) or otherwise, what=first["msg"])


class NotSound(DomainError):
    """``step`` and ``problem``: the first finding of the checker."""

    sentence = N_("This process document cannot be published yet: the step “{step}” {problem}.")


class NoSuchProcess(DomainError):
    """``process``: its code."""

    sentence = N_("There is no published process “{process}”.")


class NobodyGoesOn(DomainError):
    """``process``: its code."""

    sentence = N_(
        "The case should go on in the process “{process}”, which is not in force any more. It stays where it is; "
        "go another way, or ask those who write the documents."
    )


class HandedOnTooOften(DomainError):
    """``times``: how often it was handed over already."""

    sentence = N_(
        "This case was handed from process to process {times} times. It stays where it is; go another way, or ask "
        "your supervisor."
    )
