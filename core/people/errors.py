from core.errors import DomainError
from core.language import N_


class NoSuchPerson(DomainError):
    """``person``: the id asked for."""

    sentence = N_("There is no member with the number {person}. Choose one from the list.")


class UserNameUnfit(DomainError):
    """``shortest`` and ``longest``: how many characters are allowed."""

    sentence = N_(
        "A user name has {shortest} to {longest} letters or digits of any script, with . _ - or @ after the first. "
        "Please choose another."
    )


class UserNameTaken(DomainError):
    """``username``: as it would be kept."""

    sentence = N_("The user name “{username}” is taken, perhaps by somebody who has left. Please choose another.")


class NameUnfit(DomainError):
    """``longest``: in characters."""

    sentence = N_("Please give a name of at most {longest} characters.")


class NoRole(DomainError):
    sentence = N_("Choose at least one role: without one a person can do nothing here.")


class LastAdministrator(DomainError):
    """``name``: of the only one left."""

    sentence = N_("{name} is the last active administrator. Make somebody else an administrator first.")


class NotYourself(DomainError):
    sentence = N_("You cannot disable yourself. Ask another administrator.")


class IsDisabled(DomainError):
    """``name``: of the person."""

    sentence = N_("{name} is disabled. Enable the account first.")


class NoSuchTeam(DomainError):
    """``team``: the id asked for."""

    sentence = N_("There is no active team with the number {team}. Choose one from the list.")


class TeamNameTaken(DomainError):
    """``name``: as typed."""

    sentence = N_("There is already a team called “{name}”, perhaps a retired one. Please choose another name.")


class NoSuchSkill(DomainError):
    """``skill``: the code asked for."""

    sentence = N_("There is no active skill “{skill}”. An administrator can add it to the terms.")


class WrongPassphrase(DomainError):
    sentence = N_("That is not your present passphrase. Please type it again.")


class PassphraseUnfit(DomainError):
    """``shortest`` and ``longest``: how many characters are allowed."""

    sentence = N_("A passphrase has {shortest} to {longest} characters; a short sentence is easy to remember.")


class NoSuchLanguage(DomainError):
    """``language``: the tag asked for."""

    sentence = N_("The desk does not speak “{language}” yet. Choose a language from the list.")


class TotpIsOn(DomainError):
    sentence = N_("Sign-in with codes is on already. Switch it off first, to use another device.")


class TotpNotStarted(DomainError):
    sentence = N_("Please start again and scan the new picture.")


class TotpDemanded(DomainError):
    """``role``: which demands it."""

    sentence = N_("The role “{role}” must sign in with codes, so they cannot be switched off.")


class NoSuchSignIn(DomainError):
    sentence = N_("This sign-in has ended already.")


class MailUnfit(DomainError):
    sentence = N_("This is no mail address. Write it as lin@example.com.")
