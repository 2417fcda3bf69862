"""One rule: which cases, and where they go; with the number of open cases it would catch."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from core.actors import Actor
from core.assignment import routes, views
from core.queue import views as queues
from core.queue.own import views as own
from core.settings import actions
from core.settings import views as settings
from core.settings.assignment import Route, Routing
from core.settings.forms import filled
from core.settings.words import Vocabulary
from pages.parts import pick, shell
from pages.parts.fresh import direct, fresh
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, n_, plain

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


def panel(me: Actor, rules: Sequence[Route], version: int | None, chosen: str) -> None:
    """The place stands in the address; a rule that is no longer there is a new one."""
    place = int(chosen) if chosen.isdecimal() and int(chosen[:4]) < len(rules) else len(rules)
    before = rules[place] if place < len(rules) else Route()
    name = f"rule.{version}.{place}"
    with st.container(border=True):
        pick.panel_head("rule", _("Rule {n}").format(n=place + 1), _("within a line any will do; empty: all"))
        rule = _drawn(name, before, names(me))
        after = [*rules[:place], rule, *rules[place + 1 :]]
        _preview(me, after, place)
        if st.button(_("Save"), type="primary", icon=":material/check:", key="rule_save", width="stretch"):
            with shell.attempt(_("New cases go by this rule."), clears=name) as work:
                actions.change(work, filled(Routing, routes=after), version)
                pick.choose("rule", None)


def _drawn(name: str, now: Route, known: Names) -> Route:
    def several(words: str, field: str, chosen: Sequence[T], names: Mapping[T, str]) -> tuple[T, ...]:
        options = [*names, *(each for each in chosen if each not in names)]
        said: Callable[[T], str] = lambda each: names.get(each, str(each))  # noqa: E731
        return tuple(
            st.multiselect(words, options, default=list(chosen), format_func=said, key=shell.new_key(name, field))
        )

    def one(words: str, field: str, chosen: int | None, names: Mapping[int, str], none: str) -> int | None:
        options = list(names)
        return st.selectbox(
            words, options, options.index(chosen) if chosen is not None and chosen in names else None, format_func=names.__getitem__,
            key=shell.new_key(name, field), placeholder=none,
        )  # fmt: skip

    return Route(
        categories=several(_("Category"), "categories", now.categories, known.categories),
        channels=several(_("Channel"), "channels", now.channels, known.channels),
        brands=several(_("Brand"), "brands", now.brands, known.brands) if len(known.brands) > 1 else now.brands,
        products=several(_("Product"), "products", now.products, known.products) if known.products else now.products,
        team=one(_("Goes to the team"), "team", now.team, known.teams, _("stays where it is")),
        consult=one(_("Asks this colleague"), "consult", now.consult, known.people, _("nobody")),
    )


def _preview(me: Actor, after: Sequence[Route], place: int) -> None:
    if not routes.leads(after[place], direct(views.there, me)):
        st.caption(_("Say which team or person it leads to; until then the rule rests."))
        return
    count = direct(views.caught, me, rules=after, place=place)
    most = "+" if count >= queues.MOST_FOUND else ""
    st.caption(n_("This rule would catch {n} open case", "This rule would catch {n} open cases", count) + most)
