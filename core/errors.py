"""Refusals: what the desk says no to, in a sentence that a person can act on."""

from typing import Any

from core.language import N_, Speech, Word


class DomainError(Exception):
    """A refusal carries codes and numbers; its sentence stands in the catalogue."""

    sentence: str

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        super().__init__(*facts.values())

    def said_in(self, speech: Speech) -> str:
        facts = {name: speech(each.source) if isinstance(each, Word) else each for name, each in self.facts.items()}
        return speech(self.sentence).format(**facts)


class NotAllowed(DomainError):
    """``permission``: the right that is missing."""

    sentence = N_("You do not have the right “{permission}”. Ask an administrator if you need it.")


class ChangedMeanwhile(DomainError):
    """``who``: the person who was quicker."""

    sentence = N_("{who} has changed this meanwhile. Look at the new state and try again; what you typed is still here.")


class ChangedBySomebody(DomainError):
    sentence = N_("Somebody has changed this meanwhile. Look at the new state and try again; what you typed is still here.")


class Missing(DomainError):
    """``field``: what has to be filled in, already in words."""

    sentence = N_("Please fill in: {field}.")


class TooLong(DomainError):
    """``field`` in words, ``limit`` in characters."""

    sentence = N_("“{field}” is longer than {limit} characters. Please shorten it or attach it as a file.")
