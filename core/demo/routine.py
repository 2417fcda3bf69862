"""How the demo desk works besides its cases: hours, shifts, rules, who hears of new cases, who has signed what."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from core.automation import actions as automation
from core.automation import views as rules
from core.automation.supply import shipped
from core.demo.acts import Act
from core.demo.scene import Scene
from core.demo.script import Script, script
from core.hints import actions as hints
from core.hours import actions as hours
from core.hours import public
from core.hours.changing import DESK
from core.hours.forms import NewDay
from core.hours.public import Asked
from core.hours.rules import Week, read
from core.rota import absences
from core.rota import actions as rota
from core.rota import rules as weeks
from core.rota import views as shifts
from core.rota.forms import NewAbsence, WeekLine
from core.rota.words import AbsenceReason
from core.settings import actions as settings
from core.settings import views
from core.settings.assignment import QUESTIONS, Route, Routing
from core.settings.calendars import Calendars
from core.settings.public import OfficeHours
from core.settings.words import Desk
from core.signing import actions as signatures
from core.signing import views as signing
from core.work import Work

COUNTRY = "CN"
RULES = ("complaint_near", "free_too_long")  # templates that the supervisor has switched on
RULES_SINCE = timedelta(hours=97)  # before now: the clocks tick for the last four days
PLANNED = timedelta(days=3)
ROUTED = timedelta(minutes=40)
SIGNED = timedelta(minutes=20)
LAST_TO_SIGN = ("gu", "luo")  # of the cast; they have not yet
NOT_YET = {"lin": "complaint"}  # what somebody has still to read


def acts(now: datetime) -> Iterator[Act]:
    yield Act(now - RULES_SINCE, "", "wang", "rules")
    yield Act(now - PLANNED, "", "wang", "shifts", {"now": now})
    yield Act(now - ROUTED, "", "", "routes")
    for name in script().people:
        if name not in LAST_TO_SIGN:
            yield Act(now - SIGNED, "", name, "sign")


def furnish_hours(work: Work, script: Script, teams: dict[str, int], now: datetime) -> None:
    """Public holidays from the beginning of the story to the end of next year; and a team with hours of its own."""
    if views.in_force(work, OfficeHours)[1] is None:
        years = tuple(range(work.now.year, now.year + 2))
        language = public.nearest(COUNTRY, views.read(work, Desk).language)
        found = public.days(Asked(COUNTRY, "", years, language), views.read(work, OfficeHours).week)
        hours.add_days(work, DESK, [NewDay(each.day, each.label, each.hours, each.region) for each in found])
    if views.in_force(work, Calendars)[1] is None:
        own = script.hours
        code = hours.create(work, own.name)
        zone, seen = views.read(work, Desk).time_zone, views.in_force(work, Calendars)[1]
        hours.set_week(work, code, _week(own.week), zone, seen)
        hours.assign(work, code, [teams[own.team]])


def _week(told: tuple[str, ...]) -> Week:
    return {day: read(text) or () for day, text in enumerate(told)}


def switch_rules(_: Scene, work: Work, __: Act) -> None:
    if rules.is_bare(work):
        automation.ship(work)
    here = {each.shipped for each in rules.lines(work)}
    for code in RULES:
        if code not in here:
            template = shipped()[code]
            row = automation.add(work, template.section, template.body, code)
            automation.switch(work, row.id, on=True)


def plan_shifts(scene: Scene, work: Work, act: Act) -> None:
    """This week by hand, which then repeats; and one of them is away in the next."""
    first = weeks.monday(act.given["now"].astimezone(views.zone(work)).date())
    people = {scene.cast[name].id or 0: told for name, told in script().shifts.items()}
    if shifts.repeating(work, people):
        return
    seen = shifts.week(work, people, first)
    rota.save_week(work, first, [WeekLine(person, told, seen[person]) for person, told in people.items()])
    rota.repeat(work, first, people)
    _leave(scene, work, first + timedelta(weeks=1))


def _leave(scene: Scene, work: Work, first: date) -> None:
    away = scene.cast[script().away].id or 0
    absences.enter(work, NewAbsence(away, first, first + timedelta(days=2), AbsenceReason.LEAVE))


def route(scene: Scene, work: Work, _: Act) -> None:
    """Complaints go to the team that the supervisor leads; who knows the goods is asked about questions."""
    _now, version = views.in_force(work, Routing)
    if version is None:
        complaints = Route(categories=("complaint",), team=scene.teams["care"])
        questions = Route(categories=QUESTIONS, consult=scene.cast["zhou"].id)
        settings.change(work, Routing(routes=(complaints, questions)), None)
    hints.learn_by_itself(work)


def sign(_: Scene, work: Work, act: Act) -> None:
    """What one works by, but for what one has not come to."""
    for code, version in signing.mine(work).items():
        if NOT_YET.get(act.by) != code:
            signatures.sign(work, code, version)
