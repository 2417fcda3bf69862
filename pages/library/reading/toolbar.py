"""What is looked at on the page of a document: in which way, of which days, team and channel."""

from collections.abc import Mapping, Sequence
from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st
from babel.dates import format_skeleton

from core.actors import Actor
from core.figures.forms import Criteria
from core.figures.views import Counts, Figures
from core.figures.words import Seen
from core.permissions import Permission, may
from core.process.views import Issue
from core.reports.words import Period
from core.settings.words import Vocabulary
from pages.library.reading import past
from pages.parts import figures, times
from pages.parts.address import choice, picked
from pages.parts.overview import names
from pages.parts.terms import term_codes, term_label
from pages.parts.words import _, label, n_, plain, tongue

ALL = "all"
RAREST = ("0", "2", "5", "10")  # per cent of the stays in a step


def seen(me: Actor) -> Seen:
    """Who works by a document comes for its words; who answers for it comes for what happens."""
    usual = Seen.WRITTEN if may(me, Permission.PUBLISH_DOCUMENTS) else Seen.WORDS
    return Seen(choice("seen", [str(each) for each in Seen], str(usual), lambda code: label(Seen(code))))


def version(code: str, issues: Sequence[Issue], current: Issue) -> tuple[Issue, bool]:
    """The version that is read; and whether its figures are those of all versions together."""
    others: Mapping[str, Issue] = {str(each.version): each for each in issues if each.id != current.id}
    if not others:
        return current, False
    options = [*others, ALL]
    chosen = picked(
        f"v_{code}", options, lambda each: _("all versions") if each == ALL else past.issue_name(others[each]),
        past.issue_name(current),
    )  # fmt: skip
    return others.get(chosen or "", current), chosen == ALL


def criteria(me: Actor, versions: Sequence[int], way: Seen) -> Criteria:
    """Versions are compared over a year, because they follow one another; everything else over weeks."""
    key, usual = ("period_beside", Period.YEAR) if way is Seen.COMPARED else ("period", Period.MONTH)
    period = choice(key, [str(each) for each in Period], str(usual), lambda code: label(Period(code)))
    team, channel = _narrowed(me)
    return Criteria(tuple(versions), Period(period), team, channel)


def _narrowed(me: Actor) -> tuple[int | None, str | None]:
    """Which team and channel; folded, because it is seldom changed, with what is chosen on its button."""
    teams, channels = names.teams(me), term_codes(me, Vocabulary.CHANNEL)
    with st.popover(_chosen(me, teams), icon=":material/filter_alt:"):
        team = picked("team", list(teams), teams.__getitem__, _("All teams"))
        channel = picked("channel", channels, partial(term_label, me, Vocabulary.CHANNEL), _("All channels"))
    return int(team) if team else None, channel


def _chosen(me: Actor, teams: Mapping[str, str]) -> str:
    """Before the lists are drawn, what is chosen stands in the session, and at first in the address."""
    team, channel = (st.session_state.get(each, st.query_params.get(each)) for each in ("team", "channel"))
    said = [teams[team]] if team in teams else []
    said += [term_label(me, Vocabulary.CHANNEL, channel)] if channel else []
    return plain(" · ".join(said)) or _("All cases")


def rarest() -> float:
    """Below which share of the stays in a step a move is folded away."""
    words = {"0": _("all moves")} | {each: f"≥ {figures.percent(int(each) / 100)}" for each in RAREST[1:]}
    return int(choice("rarest", list(RAREST), "2", words.__getitem__)) / 100


def counted(counts: Counts, zone: ZoneInfo) -> list[str]:
    """How late the figures are."""
    said = [_("as of {moment}").format(moment=times.moment(counts.at, zone))] if counts.at else []
    if counts.waiting:
        said.append(n_("{n} day is still being counted", "{n} days are still being counted", counts.waiting))
    return said


def stretch(me: Actor, found: Figures) -> list[str]:
    """Of which days the figures are, and of when."""
    zone = times.zone(me)
    span = found.times
    first, end = (format_skeleton("MMMd", at.astimezone(zone), locale=tongue()) for at in (span.first, span.end))
    said = [f"{first} – {end}", *counted(found.counts, zone)]
    if not (found.counts.at or found.counts.waiting):
        said.append(_("not counted yet"))
    impossible = sum(each.impossible for each in found.lines)
    if impossible:
        said.append(n_("{n} impossible in time, left out", "{n} impossible in time, left out", impossible))
    return said
