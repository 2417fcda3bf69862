from core.errors import DomainError
from core.language import N_


class NoSuchDraft(DomainError):
    sentence = N_("There is no such draft any more: it was published or discarded.")


class Elsewhere(DomainError):
    """What one changes is no longer what one has looked at."""

    sentence = N_("A colleague has changed this part of the draft meanwhile. What you typed is still here; compare it.")


class StepGone(DomainError):
    """``step``: its code."""

    sentence = N_("The step “{step}” is no longer in the draft. What you typed is still here.")


class FieldInUse(DomainError):
    """``steps``: those that ask for it."""

    sentence = N_("This field is still asked for at: {steps}. Take it out there first.")


class RoleInUse(DomainError):
    """``steps``: those that it works."""

    sentence = N_("This role still works: {steps}. Choose another role there first.")


class TooManySteps(DomainError):
    """``limit``: how many a document may have."""

    sentence = N_("A document has at most {limit} steps. Divide the work into two documents.")


class TooManyParts(DomainError):
    """``limit``: how many moves, fields or items one place may have."""

    sentence = N_("There are at most {limit} of these in one place.")


class NoName(DomainError):
    sentence = N_("Please give it a name in at least one language.")


class NoChoices(DomainError):
    sentence = N_("A field to choose from needs at least one choice.")


class NobodyHolds(DomainError):
    sentence = N_("Please choose at least one role of the desk that holds this role.")


class HalfFilled(DomainError):
    sentence = N_("A visit limit or a reopening needs both its number and its step. Fill in both, or neither.")


class FirstStep(DomainError):
    sentence = N_("A document needs a step. Add another one before you take this one away.")


class TooLarge(DomainError):
    sentence = N_("The document has become too large to be kept. Please shorten the instructions.")


class UnderReview(DomainError):
    sentence = N_("This draft waits for approval. Take it back before you change it.")


class NotUnderReview(DomainError):
    sentence = N_("Nobody has asked for approval of this draft, or it was taken back. Look at it again.")


class NothingToUndo(DomainError):
    sentence = N_("There is no change left that could be undone.")


class NothingToRedo(DomainError):
    sentence = N_("There is no change left that could be made again.")


class NoSuchTemplate(DomainError):
    sentence = N_("There is no such template any more. Please choose another one.")


class NothingChanged(DomainError):
    sentence = N_("This draft says the same as the published version. There is nothing to publish.")


class NotReady(DomainError):
    """``steps``: where the checker found problems."""

    sentence = N_("This draft cannot be published yet. There are problems at: {steps}. Each is told at its step.")


class MoreThanWords(DomainError):
    sentence = N_("This draft changes how cases go, not only the wording. Please publish it as a major version.")


class KindMissing(DomainError):
    sentence = N_("Please choose whether this version is major or minor: it decides who signs anew.")


class WhyMissing(DomainError):
    sentence = N_("Please write what changes and why: all who work with the document read it.")


class NeedsAnother(DomainError):
    """``people``: those who may."""

    sentence = N_("Author and approver are two people: who wrote or asks does not approve. These people may: {people}.")
