"""What an administrator does with teams: a team that is no longer used is retired, never deleted."""

from sqlalchemy.exc import IntegrityError

from core.models.people import Team
from core.people import errors, events, rules
from core.permissions import Permission, needs
from core.work import Work


@needs(Permission.MANAGE_PEOPLE)
def create(work: Work, name: str) -> int:
    """The id of the new team."""
    team = Team(name=_name(name))
    work.session.add(team)
    _keep(work, team.name)
    work.record(events.TeamCreated(team.id))
    return team.id


@needs(Permission.MANAGE_PEOPLE)
def rename(work: Work, team_id: int, name: str) -> None:
    team, tidied = _team(work, team_id), _name(name)
    if team.name != tidied:
        team.name = tidied
        _keep(work, tidied)
        work.record(events.TeamRenamed(team.id))


@needs(Permission.MANAGE_PEOPLE)
def retire(work: Work, team_id: int) -> None:
    """Its members and cases stay as they are; it cannot be chosen any more."""
    team = _team(work, team_id)
    if team.retired_at is None:
        team.retired_at = work.now
        work.record(events.TeamRetired(team.id))


@needs(Permission.MANAGE_PEOPLE)
def restore(work: Work, team_id: int) -> None:
    team = _team(work, team_id)
    if team.retired_at is not None:
        team.retired_at = None
        work.record(events.TeamRestored(team.id))


def _team(work: Work, team_id: int) -> Team:
    if (team := work.session.get(Team, team_id)) is None:
        raise errors.NoSuchTeam(team=team_id)
    return team


def _keep(work: Work, name: str) -> None:
    try:
        work.session.flush()
    except IntegrityError as taken:
        raise errors.TeamNameTaken(name=name) from taken


def _name(typed: str) -> str:
    name = rules.tidy(typed)
    if not 1 <= len(name) <= rules.LONGEST_NAME:
        raise errors.NameUnfit(longest=rules.LONGEST_NAME)
    return name
