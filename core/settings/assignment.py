"""The settings by which cases find their teams and owners."""

from pydantic import BaseModel, ConfigDict, Field

from core.assignment.words import Mode
from core.language import N_
from core.settings.words import Setting

MOST_ROUTES = 100
QUESTIONS = ("guidance", "question")


class Route(BaseModel):
    """Cases of these kinds go to a team, or a colleague is asked about them; without either the rule rests."""

    model_config = ConfigDict(frozen=True)

    categories: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    brands: tuple[int, ...] = ()
    products: tuple[int, ...] = ()
    team: int | None = None
    consult: int | None = None


class Routing(Setting):
    """In order: the first rule that fits counts. As shipped two rules rest until a desk says who they lead to."""

    key = "routing"
    title = N_("Routing")

    routes: tuple[Route, ...] = Field(
        default=(Route(categories=("complaint",)), Route(categories=QUESTIONS)),
        max_length=MOST_ROUTES,
        title=N_("Rules in order"),
    )


class Skills(Setting):
    """Which skills a category asks for, by code; those below it ask for them as well."""

    key = "needed_skills"
    title = N_("Skills")

    by_category: dict[str, tuple[str, ...]] = Field(
        default_factory=dict[str, tuple[str, ...]], title=N_("Skills that a category needs")
    )


class TeamWay(BaseModel):
    """How one team works; ``idle_hours``: working hours after which an untouched case goes back, 0: never."""

    model_config = ConfigDict(frozen=True)

    mode: Mode = Mode.HAND
    idle_hours: int = Field(default=0, ge=0, le=1_000)
    when_away: bool = False


class Assigning(Setting):
    """``teams`` by id; 0 is the queue of no team. ``waiting``: what a case that waits weighs, in percent."""

    key = "assignment"
    title = N_("Assignment")

    teams: dict[int, TeamWay] = Field(default_factory=dict[int, TeamWay], title=N_("How teams get their cases"))
    minutes: int = Field(default=30, ge=1, le=10_000, title=N_("Minutes a case takes"))
    waiting: int = Field(default=25, ge=0, le=100, title=N_("Weight of waiting cases, in percent"))
    most_cases: int = Field(default=0, ge=0, le=10_000, title=N_("Most cases at once"))
    most_hours: int = Field(default=0, ge=0, le=10_000, title=N_("Most hours of work at once"))

    def way(self, team_id: int | None) -> TeamWay:
        return self.teams.get(team_id or 0, TeamWay())
