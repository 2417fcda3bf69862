"""What groups and points of the overview are called on the screen."""

from collections.abc import Sequence

from babel.dates import format_skeleton

from core.actors import Actor
from core.people import views as people
from core.reports.views import Figures
from core.reports.words import By, Period
from core.settings.words import Vocabulary
from pages.parts.fresh import fresh
from pages.parts.terms import term_label
from pages.parts.words import _, tongue

TERMS = {By.CATEGORY: Vocabulary.CATEGORY, By.CHANNEL: Vocabulary.CHANNEL}


def teams(me: Actor) -> dict[str, str]:
    return {str(team.id): team.name for team in fresh(people.teams, me)}


def group(me: Actor, by: By, code: str) -> str:
    """As people wrote it; not Markdown."""
    match by:
        case By.TEAM:
            return teams(me).get(code, code) if code else _("no team")
        case By.OWNER:
            found = fresh(people.colleagues, me)
            return found.get(int(code) if code.isdecimal() else 0, code) if code else _("nobody yet")
        case By.PRIORITY:
            return code
        case _:
            return term_label(me, TERMS[by], code)


def points(me: Actor, found: Figures, period: Period) -> Sequence[str]:
    """Each day; or of each week the day on which it begins, the last one ending today."""
    days = (found.times.day(each * period.step) for each in range(period.points))
    return [format_skeleton("MMMd", day, locale=tongue()) for day in days]
