from core.errors import DomainError
from core.language import N_


class NoSuchArticle(DomainError):
    sentence = N_("This article is not here any more. Choose another one from the list.")


class HalfWritten(DomainError):
    """``language`` in its own words."""

    sentence = N_("The article in {language} has only a title or only a text. Please write both, or neither.")


class NotWritten(DomainError):
    sentence = N_("Please write the article in at least one language.")
