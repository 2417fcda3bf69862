"""A rule in words: what its codes and ids are called."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from core.actors import Actor
from core.assignment import views
from core.queue import views as queues
from core.queue.own import views as own
from core.settings import views as settings
from core.settings.assignment import Route
from core.settings.words import Vocabulary
from pages.parts.fresh import fresh
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, plain

T = TypeVar("T", int, str)


@dataclass(frozen=True, slots=True)
class Names:
    """What a rule's codes and ids are called."""

    categories: Mapping[str, str]
    channels: Mapping[str, str]
    brands: Mapping[int, str]
    products: Mapping[int, str]
    teams: Mapping[int, str]
    people: Mapping[int, str]

    def told(self, rule: Route) -> str:
        """Its conditions; any value within one will do."""
        parts = (
            _any(rule.categories, self.categories), _any(rule.channels, self.channels),
            _any(rule.brands, self.brands), _any(rule.products, self.products),
        )  # fmt: skip
        return " · ".join(filter(None, parts)) or _("every case")

    def target(self, rule: Route) -> str:
        team = plain(self.teams.get(rule.team, _("a team that is gone"))) if rule.team else ""
        gone = _("a person who is gone")
        asks = _("asks {who}").format(who=plain(self.people.get(rule.consult, gone))) if rule.consult else ""
        return _(", ").join(filter(None, (team, asks))) or "–"


def _any(codes: Iterable[T], known: Mapping[T, str]) -> str:
    return _(" or ").join(plain(known.get(each, str(each))) for each in codes)


def names(me: Actor) -> Names:
    def terms(vocabulary: Vocabulary) -> dict[str, str]:
        return {code: term_label(me, vocabulary, code) for code in term_codes(me, vocabulary)}

    return Names(
        categories=terms(Vocabulary.CATEGORY),
        channels=terms(Vocabulary.CHANNEL),
        brands={each.id: each.name for each in fresh(settings.brands, me) if each.active},
        products=fresh(views.products, me),
        teams=dict(fresh(own.open_teams, me)),
        people=dict(fresh(queues.colleagues, me)),
    )
