from core.errors import DomainError
from core.language import N_


class NoSuchView(DomainError):
    sentence = N_("This view is not there any more, or it is not shared with you. Choose another one.")


class NotYourView(DomainError):
    sentence = N_("This view belongs to {who}. Save one of your own instead.")


class NotYourTeam(DomainError):
    sentence = N_("You can share a view with a team that you belong to. Choose one of yours.")


class TooManyViews(DomainError):
    sentence = N_("You keep {limit} views already. Retire one that you no longer need.")


class TooManyPins(DomainError):
    sentence = N_("At most {limit} views stand in front. Take one away first.")
