from core.errors import DomainError
from core.language import N_


class NoSuchField(DomainError):
    """``field``: its code."""

    sentence = N_("There is no field “{field}” in the catalogue. Choose one from the list.")


class AnswerMissing(DomainError):
    """``field``: its labels."""

    sentence = N_("This category asks for “{field}”. Please fill it in.")


class AnswerUnfit(DomainError):
    """``field``: its labels."""

    sentence = N_("The answer to “{field}” does not fit its kind. Please correct it.")


class ChoicesNeeded(DomainError):
    sentence = N_("A field to choose from needs at least two choices. Write one a line.")


class TooManyFields(DomainError):
    """``most``: how many."""

    sentence = N_("A category asks for at most {most} fields. Take one out first.")
