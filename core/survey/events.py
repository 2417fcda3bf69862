from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class CustomerInvited(Event):
    """``invitation``: with the end of the case, or by hand."""

    kind = "ticket.survey_invited"
    subject_kind = "ticket"

    invitation: int


@dataclass(frozen=True, slots=True)
class SurveyAnswered(Event):
    kind = "ticket.survey_answered"
    subject_kind = "ticket"

    invitation: int
    revision: int
    answer_way: str
    low: bool = False


@dataclass(frozen=True, slots=True)
class LowScore(Event):
    """Somebody was not content; ``call_me``: and wishes to be called. Where a follow-up begins."""

    kind = "survey.low_score"
    subject_kind = "survey"

    ticket: int
    revision: int
    call_me: bool
