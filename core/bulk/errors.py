from core.errors import DomainError
from core.language import N_


class NothingChosen(DomainError):
    sentence = N_("No case is chosen, or none of them is open to you. Choose some first.")


class NothingToDo(DomainError):
    sentence = N_("Say first what is to be changed, and to what.")


class NoSuchBulk(DomainError):
    sentence = N_("There is no such bulk change, or it is not yours. Look at the list again.")


class UndoneAlready(DomainError):
    sentence = N_("This bulk change was undone already.")


class TooLateToUndo(DomainError):
    """``hours``: how long undoing was possible."""

    sentence = N_("A bulk change can be undone for {hours} hours. Make another one that puts it right.")
