from core.errors import DomainError
from core.language import N_


class Itself(DomainError):
    sentence = N_("A case cannot be joined with itself. Give the number of another one.")


class OtherCustomer(DomainError):
    sentence = N_("The two cases belong to different customers. Link them instead of merging.")


class AlreadyMerged(DomainError):
    """``number``: the case in question."""

    sentence = N_("Case {number} was merged into another one already. Undo that first.")


class NotMerged(DomainError):
    sentence = N_("This case is not merged into another one.")


class NoSuchMessage(DomainError):
    sentence = N_("This message is not part of the case any more.")
