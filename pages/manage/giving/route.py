"""One rule: which cases, and where they go; with the number of open cases it would catch."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.actors import Actor
from core.assignment import routes, views
from core.queue import views as queues
from core.settings import actions
from core.settings.assignment import Route, Routing
from core.settings.forms import filled
from pages.manage.giving.named import Names, names
from pages.parts import pick, shell
from pages.parts.fresh import direct
from pages.parts.words import _, n_


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
    def at(field: str) -> str:
        return shell.new_key(name, field)

    brands, products = now.brands, now.products
    categories = _several(_("Category"), at("categories"), now.categories, known.categories)
    channels = _several(_("Channel"), at("channels"), now.channels, known.channels)
    if len(known.brands) > 1:
        brands = _numbers(_("Brand"), at("brands"), now.brands, known.brands)
    if known.products:
        products = _numbers(_("Product"), at("products"), now.products, known.products)
    return Route(
        categories=categories,
        channels=channels,
        brands=brands,
        products=products,
        team=_one(_("Goes to the team"), at("team"), now.team, known.teams, _("stays where it is")),
        consult=_one(_("Asks this colleague"), at("consult"), now.consult, known.people, _("nobody")),
    )


def _several(words: str, key: str, chosen: Sequence[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """What a rule names and is no longer in use stays, under its code."""
    options = [*names, *(each for each in chosen if each not in names)]
    said = dict(names) | {each: names.get(each) or each for each in chosen}
    return tuple(
        st.multiselect(
            words, options, default=list(chosen), format_func=said.__getitem__, key=key, placeholder=_("all")
        )
    )


def _numbers(words: str, key: str, chosen: Sequence[int], names: Mapping[int, str]) -> tuple[int, ...]:
    codes = {str(number): name for number, name in names.items()}
    return tuple(map(int, _several(words, key, [str(each) for each in chosen], codes)))


def _one(words: str, key: str, chosen: int | None, names: Mapping[int, str], none: str) -> int | None:
    options = list(names)
    place = options.index(chosen) if chosen is not None and chosen in names else None
    return st.selectbox(words, options, place, format_func=names.__getitem__, key=key, placeholder=none)


def _preview(me: Actor, after: Sequence[Route], place: int) -> None:
    if not routes.leads(after[place], direct(views.there, me)):
        st.caption(_("Say which team or person it leads to; until then the rule rests."))
        return
    count = direct(views.caught, me, rules=after, place=place)
    most = "+" if count >= queues.MOST_FOUND else ""
    st.caption(n_("This rule would catch {n} open case", "This rule would catch {n} open cases", count) + most)
