"""Links that are over, written by the desk's own verbs long ago: one line each: progress, survey, a used invitation."""

import sys
from datetime import datetime, timedelta

from core.access import joining
from core.actors import SYSTEM, Role
from core.clock import utc_now
from core.intake import asking
from core.intake.forms import Question
from core.people import actions as people
from core.people.forms import Invitation
from core.process.words import Stage
from core.resolution import actions as resolution
from core.resolution.forms import Advance
from core.survey import actions as survey
from core.work import begin
from tests.journeys.cast import PASSPHRASE


def long_ago() -> datetime:
    """A link to a case outlives it by half a year, one to the survey lives for a month."""
    return utc_now() - timedelta(days=200)


def settle() -> tuple[str, str, str]:
    question = Question("Li Na", "li.na@example.com", "quality", "Lid", "Loose", "old", True, "en", (), "10.0.0.9")
    asked = asking.ask(question, long_ago)
    with begin(SYSTEM, long_ago) as work:
        case = Advance("closed", 1, {}, (), "Answered by phone.")
        assert resolution.advance(work, asked.number, case).stage is Stage.CLOSED
        rating = survey.link(work, asked.number)
    with begin(SYSTEM) as work:
        invited = people.invite(work, Invitation("zhou", "Zhou", frozenset({Role.AGENT})))
    joining.join(invited, PASSPHRASE, PASSPHRASE)
    return asked.token, rating or "", invited


if __name__ == "__main__":
    sys.stdout.write("\n".join(settle()))
