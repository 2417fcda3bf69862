from core.errors import DomainError
from core.language import N_


class NoSuchDelivery(DomainError):
    sentence = N_("This mail is not here any more. Look at the list again.")


class NotStuck(DomainError):
    sentence = N_("This mail is under way or done; there is nothing to do about it.")


class TooLateToTakeBack(DomainError):
    sentence = N_("This answer has left already. Write another one that puts it right.")
