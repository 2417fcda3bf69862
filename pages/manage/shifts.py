"""Shifts (排班): who is at work, who has how much, and who is away."""

from core.assignment.crew import views
from core.assignment.words import EVERYBODY
from core.language import N_
from core.queue.own import views as own
from pages.manage.rota import board, week
from pages.parts import absences, shell, times
from pages.parts.address import choice, picked
from pages.parts.fresh import direct, fresh
from pages.parts.words import _, n_

SIDES = {"load": N_("Workload"), "week": N_("Week"), "away": N_("Absences")}

me = shell.me()
zone = times.zone(me)
teams = {str(number): name for number, name in fresh(own.open_teams, me)}

with shell.head(_("Shifts"), _("who is at work, and who has how much")):
    chosen = picked("team", list(teams), teams.__getitem__, _("Everybody"))
team = int(chosen) if chosen else EVERYBODY
people = direct(views.members, me, team_id=team or None)

side = choice("side", list(SIDES), "load", lambda code: _(SIDES[code]))
if side == "week":
    week.draw(me, team, people, zone)
elif side == "away":
    shell.section(_("Absences"), n_("of {n} person", "of {n} people", len(people)))
    absences.draw(me, people, zone)
else:
    board.draw(me, team, zone)
