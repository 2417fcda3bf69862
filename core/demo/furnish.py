"""A desk is furnished before customers come: people, teams, goods, tags, categories, articles."""

from collections.abc import Collection
from datetime import datetime

from core.access import joining
from core.actors import SYSTEM, Role
from core.clock import Clock
from core.demo import routine, views
from core.demo.script import Member, Script
from core.fields import trees
from core.fields.words import Tree
from core.people import actions as people
from core.people import teams
from core.people.forms import Invitation
from core.products import actions as products
from core.products.forms import NewProduct
from core.settings import terms
from core.settings import views as settings
from core.settings.words import Vocabulary
from core.work import begin


def bring_in(script: Script, passphrase: str, clock: Clock) -> list[str]:
    """Those of the cast who were not here yet, all with one passphrase; the user names that came in."""
    here = views.cast(script.people)
    new = [name for name in script.people if name not in here]
    ids = team_ids(script, clock) if new else {}
    for username in new:
        _join(username, script.people[username], ids, passphrase, clock)
    return new


def team_ids(script: Script, clock: Clock) -> dict[str, int]:
    """The teams by the keys of the script; those that are missing are made."""
    known = views.teams()
    with begin(SYSTEM, clock) as work:
        return {key: known.get(name) or teams.create(work, name) for key, name in script.teams.items()}


def _join(username: str, who: Member, ids: dict[str, int], passphrase: str, clock: Clock) -> None:
    form = Invitation(
        username=username,
        name=who.name,
        roles=frozenset(Role(role) for role in who.roles),
        teams=frozenset(ids[team] for team in who.teams),
        skills=frozenset(who.skills),
    )
    with begin(SYSTEM, clock) as work:
        token = people.invite(work, form)
    joining.join(token, passphrase, passphrase, clock)


def stock(script: Script, clock: Clock, now: datetime) -> None:
    """Categories with their questions, tags, products and hours; what is there already stays as it is."""
    known, ids = views.products(), team_ids(script, clock)
    with begin(SYSTEM, clock) as work:
        for tree in Tree:
            trees.load(work, tree)
        for vocabulary, told in ((Vocabulary.CATEGORY, script.categories), (Vocabulary.TAG, script.tags)):
            for code in _missing(told, {row.code for row in settings.terms(work, vocabulary)}):
                terms.add(work, vocabulary, told[code], code)
        for each in script.goods.values():
            if each.code not in known:
                products.add(work, NewProduct(f"{each.english.capitalize()} {each.chinese}", each.code, each.note))
        routine.furnish_hours(work, script, ids, now)


def _missing(told: Collection[str], known: set[str]) -> list[str]:
    return [code for code in told if code not in known]
