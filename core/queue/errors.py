from core.errors import DomainError
from core.language import N_


class AlreadyTaken(DomainError):
    """``who``: the owner."""

    sentence = N_("{who} was quicker and has this case now. Take another one.")


class NothingFree(DomainError):
    sentence = N_("There is no unassigned case for you right now.")


class NothingFit(DomainError):
    sentence = N_("The cases that wait ask for skills that you do not have. Take one by hand, or ask for the skill.")


class EnoughToDo(DomainError):
    """``cases`` and ``hours``: what the reader has now."""

    sentence = N_(
        "You have {cases} open cases, about {hours} hours of work: your limit. Finish or hand over one first."
    )


class NotOwner(DomainError):
    sentence = N_("This case is not yours. Ask its owner or a supervisor to hand it over.")


class NobodyThere(DomainError):
    sentence = N_("This person does not work on cases here. Choose somebody else.")


class NotInFuture(DomainError):
    sentence = N_("A reminder needs a time that is still to come. Choose a later one.")


class NoSuchReminder(DomainError):
    sentence = N_("This reminder is done already, or it is not yours.")


class TooManyTags(DomainError):
    sentence = N_("A case carries at most {limit} tags. Take one away first.")


class NotInTrash(DomainError):
    sentence = N_("The case {number} is not in the trash any more, or it is not open to you.")


class NoSuchTeam(DomainError):
    sentence = N_("This team does not exist any more. Choose another one.")
