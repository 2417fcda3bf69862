"""Assignment (分派): which team a new case goes to, what it asks of a person, and how each team gets its cases."""

from core.language import N_
from pages.manage.giving import routes, skills, ways
from pages.parts import shell, times
from pages.parts.address import choice
from pages.parts.words import _

SIDES = {
    "routes": (N_("Rules in order"), routes.draw),
    "skills": (N_("Skills"), skills.draw),
    "ways": (N_("Teams and workload"), ways.draw),
}

me = shell.me()
with shell.head(_("Assignment"), _("first the team, then the person; every choice of the desk says why")):
    pass
side = choice("side", list(SIDES), "routes", lambda code: _(SIDES[code][0]))
SIDES[side][1](me, times.zone(me))
