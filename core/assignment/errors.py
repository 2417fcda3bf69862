from core.errors import DomainError
from core.language import N_


class NobodySuitable(DomainError):
    sentence = N_(
        "Nobody can take this case now: everybody lacks a skill, is not at work, or has as much as allowed. "
        "Hand it over by name, or see “Shifts” for who has how much."
    )


class LimitUnfit(DomainError):
    """``most``: the highest number that makes sense."""

    sentence = N_("A limit is a number from 1 to {most}, or empty for what holds for everybody.")
