from core.errors import DomainError
from core.language import N_


class BadDocument(DomainError):
    """``where``: the place in the document; ``what``: the parser's word for it."""

    sentence = N_("This process document cannot be read. At “{where}”: {what}.")


class NotSound(DomainError):
    """``step`` and ``problem``: the first finding of the checker."""

    sentence = N_("This process document cannot be published yet: the step “{step}” {problem}.")


class NoSuchProcess(DomainError):
    """``process``: its code."""

    sentence = N_("There is no published process “{process}”.")
