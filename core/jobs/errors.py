from core.errors import DomainError
from core.language import N_


class NoSuchJob(DomainError):
    """``id``: the number asked for."""

    sentence = N_("There is no job {id}. Open the list of jobs to see which there are.")


class JobIsOver(DomainError):
    """``id``, ``state``: how it ended."""

    sentence = N_("Job {id} is over already ({state}); there is nothing left to cancel.")


class JobIsNotOver(DomainError):
    """``id``: a job that still waits or runs."""

    sentence = N_("Job {id} is not over yet. Wait for its end or cancel it before you start it again.")


class JobIsDone(DomainError):
    """``id``: a job that reached its end."""

    sentence = N_("Job {id} is done; there is nothing to start again.")
