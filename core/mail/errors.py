from core.errors import DomainError
from core.language import N_


class NoSuchMail(DomainError):
    sentence = N_("This mail is not kept aside any more. Look at the list again.")


class StillNotUnderstood(DomainError):
    """``why``: the reason, in words."""

    sentence = N_("It is still not understood: {why} Make a case of it, or discard it.")


class DiscardReasonMissing(DomainError):
    sentence = N_("Please write why this mail is discarded; the reason is recorded.")


class NothingKept(DomainError):
    sentence = N_("The desk never had this mail as a whole; it is still in the mailbox. Read it there.")
