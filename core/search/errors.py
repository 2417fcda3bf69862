from core.errors import DomainError
from core.language import N_


class NotADay(DomainError):
    """``said``: what stands where a day should stand."""

    sentence = N_("“{said}” is not a day. Write it as in after:2026-01-31.")


class NotAStage(DomainError):
    """``said``; ``known``: the stages in words."""

    sentence = N_("“{said}” is not a stage. There are: {known}.")


class NotAThing(DomainError):
    """``said``; ``known``: what may be asked for."""

    sentence = N_("“{said}” cannot be sought this way. There are: {known}.")


class NotATeam(DomainError):
    """``said``: a team that does not exist."""

    sentence = N_("There is no team “{said}”. Write its name as it stands among the teams, in quotes if it has spaces.")


class NothingAfter(DomainError):
    """``said``: an operator that stands alone."""

    sentence = N_("Something is missing after “{said}:”, without a space between them.")


class NothingSought(DomainError):
    """``said``: punctuation, a phone number, a mail address."""

    sentence = N_(
        "“{said}” cannot be sought in the cases. Type a word or a number; "
        "people are found by phone or mail under Customers."
    )
