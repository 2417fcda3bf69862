from core.errors import DomainError
from core.language import N_


class NoName(DomainError):
    sentence = N_("Please give the rule a name: it stands in the case wherever the rule has done something.")


class NothingToDo(DomainError):
    sentence = N_("Please choose at least one thing that the rule does.")


class TooManyParts(DomainError):
    """``conditions`` and ``actions``: the limits."""

    sentence = N_("A rule has at most {conditions} conditions and does at most {actions} things. Make two of it.")


class TooManyRules(DomainError):
    sentence = N_("There are {limit} rules already. Retire one that nobody needs.")


class Unfinished(DomainError):
    """``part``: of the rule, in words."""

    sentence = N_("Please complete “{part}”: choose a value, or take it out.")


class OutOfRange(DomainError):
    sentence = N_("The time of a rule is between one minute and {days} days.")


class NoExpressions(DomainError):
    """``text``: what was typed."""

    sentence = N_("“{text}” looks like a regular expression. Rules look for plain words: write them one a line.")


class TooManyWords(DomainError):
    sentence = N_("A condition looks for at most {most} words of at most {longest} characters each.")


class SetsItselfOff(DomainError):
    sentence = N_(
        "This rule would set itself off again and again: what it does is what it waits for. "
        "Add a condition that no longer holds once it is done."
    )


class RingOfRules(DomainError):
    """``rules``: their names, in the order in which they follow each other."""

    sentence = N_("These rules would set each other off in a ring: {rules}. Change one of them, or switch one off.")


class NoSuchRule(DomainError):
    sentence = N_("This rule does not exist any more.")


class NoReplyHere(DomainError):
    sentence = N_("A sensitive, merged or closed case gets no answer by a rule.")


class NoWayToReply(DomainError):
    sentence = N_("The answer could not be sent: the desk has no mail server, or the customer no mail address.")


class ManyReplies(DomainError):
    sentence = N_("The case had {most} answers by rules within a day; more would be a nuisance to the customer.")


class NoOwner(DomainError):
    sentence = N_("The case has no owner who could be reminded.")


class Broke(DomainError):
    """``failure``: the number under which the log has the details."""

    sentence = N_("Something went wrong inside the desk. Please tell your administrator the number {failure}.")
