from core.errors import DomainError
from core.language import N_


class WrongNameOrPassphrase(DomainError):
    sentence = N_("User name or passphrase is not right. Please try again.")


class WrongCode(DomainError):
    sentence = N_("This code is not right, or it was used already. Wait for the next one and try again.")


class NotAMember(DomainError):
    """``email``: as the organisation's sign-in says it."""

    sentence = N_("“{email}” is not the user name of a member here, or not verified. An administrator can invite you.")


class TooManyGuesses(DomainError):
    """``minutes``: how long to wait."""

    sentence = N_("Too many attempts. Wait {minutes} minutes, or ask an administrator for a reset link.")


class TooOften(DomainError):
    """``minutes``: until the next attempt counts."""

    sentence = N_("That was too often in a short time. Please try again in {minutes} minutes.")


class CodeRefused(DomainError):
    sentence = N_("This sign-in took too long. Please sign in again.")


class LinkRefused(DomainError):
    sentence = N_("This link is used up, out of date or replaced by a newer one. Ask an administrator for a new link.")


class PassphrasesDiffer(DomainError):
    sentence = N_("The two passphrases are not the same. Please type both again.")


class SealBroken(DomainError):
    sentence = N_("Something kept under seal cannot be opened: the desk's key is another one than when it was sealed.")


class TooManyFiles(DomainError):
    """``most``: files that may be sent."""

    sentence = N_("That is more than {most} files. Please send the rest in another message.")


class FileTooLarge(DomainError):
    """``limit`` in megabytes."""

    sentence = N_("A file may have at most {limit} MB. Please send a smaller one.")


class AlreadyFounded(DomainError):
    sentence = N_("This desk has its first administrator already. Please sign in.")


class FirstRunCodeWrong(DomainError):
    sentence = N_("This is not the code that the terminal shows. It is printed whenever the server starts.")


class SignInFirst(DomainError):
    sentence = N_("Please sign in first, or open the page again from the link you were given.")


class WrongHost(DomainError):
    """``host``: the name that was asked for."""

    sentence = N_("This desk does not answer to the name “{host}”. An administrator can add it in the settings.")


class TooLarge(DomainError):
    sentence = N_("That is more than the desk takes at once.")


class MemoryLost(DomainError):
    """``name``: under which the details stand in the log."""

    sentence = N_("The desk cannot reach its memory just now. Nothing was changed; please try again. (Failure {name})")
