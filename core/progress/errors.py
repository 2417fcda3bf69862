from core.errors import DomainError
from core.language import N_


class MovedMeanwhile(DomainError):
    sentence = N_("Your case has moved on meanwhile. Please look at where it stands now; what you typed is still here.")


class SaidAlready(DomainError):
    sentence = N_("We have this answer already, thank you. It stands above.")


class WordsMissing(DomainError):
    sentence = N_("Please write a few words on what is still wrong, so that we can help.")


class CaseClosed(DomainError):
    sentence = N_("Your case is closed. Open it again first, or write to us anew.")
