from core.errors import DomainError
from core.language import N_


class NothingSaid(DomainError):
    sentence = N_("Nothing is chosen yet. One tap is enough; the rest may stay empty.")


class NoSuchAnswer(DomainError):
    sentence = N_("One of these choices is no longer offered. Please choose again; what you typed is still here.")


class AnsweredByCustomer(DomainError):
    sentence = N_(
        "The customer has answered by the link, and only they change that. Write what they told you as a note."
    )


class AnsweredAlready(DomainError):
    sentence = N_(
        "This customer has answered already. They are asked again once the case was reopened and is finished."
    )


class NotFinished(DomainError):
    """``number``: of the case."""

    sentence = N_("Case {number} is not resolved yet. Customers are asked when it is.")


class TooLateToCorrect(DomainError):
    """``days``: how long an answer may be corrected."""

    sentence = N_("An answer can be corrected for {days} days, and they are over. Please write to us instead.")
