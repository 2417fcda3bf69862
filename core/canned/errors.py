from core.errors import DomainError
from core.language import N_


class UnknownField(DomainError):
    """``field``: as written; ``known``: those that fill themselves."""

    sentence = N_("There is no field “{field}”. Those that fill themselves are: {known}.")


class HolesLeft(DomainError):
    """``field``: in braces."""

    sentence = N_("The canned reply has nothing to put in for {field}, so it was not sent.")


class NoBody(DomainError):
    sentence = N_("Please write the answer in at least one language.")


class NoSuchReply(DomainError):
    sentence = N_("There is no such canned reply any more.")
