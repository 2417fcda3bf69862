"""Refusals: what the desk says no to, in a sentence that a person can act on."""

from collections.abc import Mapping
from typing import Any

from core.language import N_, Phrase, Word, label_in, speech


class DomainError(Exception):
    """A refusal carries facts: numbers, names, words of ours, or labels per language; its sentence is translated."""

    sentence: str

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__(*facts.values())

    def said_in(self, language: str) -> str:
        facts = {name: _said(fact, language) for name, fact in self.facts.items()}
        return speech(language)(self.sentence).format(**facts)


class Several(tuple[Mapping[str, str], ...]):
    """Labels of a document, one or more, each in its languages."""

    __slots__ = ()


class Names(tuple[Phrase, ...]):
    """What fields are called on the form in front of the reader."""

    __slots__ = ()


def _said(fact: Any, language: str) -> Any:
    match fact:
        case Word():
            return speech(language)(fact.source)
        case Phrase():
            return speech(language)(fact)
        case Several():
            return speech(language)(N_(", ")).join(label_in(each, language) for each in fact)
        case Names():
            tell = speech(language)
            return tell(N_(", ")).join(tell(N_("“{name}”")).format(name=tell(each)) for each in fact)
        case _:
            return fact


class NotAllowed(DomainError):
    """``permission``: the right that is missing."""

    sentence = N_("You do not have the right “{permission}”. Ask an administrator if you need it.")


class ChangedMeanwhile(DomainError):
    """``who``: the person who was quicker."""

    sentence = N_("{who} has changed this meanwhile. Look at the new state; what you typed is still here.")


class ChangedBySomebody(DomainError):
    sentence = N_("Somebody has changed this meanwhile. Look again and repeat; what you typed is still here.")


class Missing(DomainError):
    """``field``: what has to be filled in, already in words; several as ``Names``."""

    sentence = N_("Please fill in: {field}.")


class TooLong(DomainError):
    """``field`` in words, ``limit`` in characters."""

    sentence = N_("“{field}” is longer than {limit} characters. Please shorten it or attach it as a file.")
