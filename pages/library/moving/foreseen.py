"""What moving would do: a line for each step with what changes for its cases, and the cases themselves as links."""

from collections.abc import Iterator, Sequence

import streamlit as st

from core.actors import Actor
from core.language import label_in
from core.process.document import Document, Step
from core.process.rules import Need
from core.switching import views
from core.switching.preview import Preview, Way
from core.switching.words import Effect
from pages.library.moving.leading import name_of
from pages.parts import shell, ways
from pages.parts.fresh import direct
from pages.parts.procedure import step_name
from pages.parts.rows import TICKET
from pages.parts.tokens import phone
from pages.parts.words import _, n_, plain, tongue


def drawn(me: Actor, seen: Preview, olds: Sequence[Document], version_ids: tuple[int, ...]) -> None:
    late = sum(each.late for each in seen.ways)
    told = [n_("{n} case moves", "{n} cases move", seen.cases)]
    told += [n_("{n} would be late then", "{n} would be late then", late)] if late else []
    shell.section(_("What follows"), " · ".join(told))
    if seen.ways:
        with st.container(border=True, gap="small"):
            for each in seen.ways:
                _way(me, each, seen.target.document, olds, version_ids)
    if seen.stay:
        names = (f"{plain(name_of(olds, step))} ({count:,})" for step, count in seen.stay.items())
        count = sum(seen.stay.values())
        words = n_("{n} case stays on the version it has", "{n} cases stay on the version they have", count)
        st.caption(f":material/pause: {words}: {_(', ').join(names)}")


def _way(me: Actor, way: Way, new: Document, olds: Sequence[Document], version_ids: tuple[int, ...]) -> None:
    with st.container(horizontal=not phone(), vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None, width="stretch"):
            before, after = name_of(olds, way.step), step_name(new, way.to)
            arrow = plain(before) if before == after else f"{plain(before)} → {plain(after)}"
            st.markdown(f"**{arrow}**")
            for told in _told(way, new):
                st.markdown(f":small[{told}]")
        with st.popover(n_("{n} case", "{n} cases", way.cases), key=f"cases.{way.step}"):
            _some(me, way, version_ids)


def _some(me: Actor, way: Way, version_ids: tuple[int, ...]) -> None:
    """Those that one may open; the others are only counted."""
    found = direct(views.some, me, version_ids=version_ids, step=way.step)
    for number, subject in found:
        st.page_link(TICKET, label=f"#{number} {plain(subject)}", query_params={"n": str(number)})
    if way.cases > len(found):
        st.caption(_("and {n} more").format(n=f"{way.cases - len(found):,}"))


def _told(way: Way, new: Document) -> Iterator[str]:
    """The gravest first; a step for which nothing changes says so."""
    step, quiet = new.steps[way.to], True
    for told in (*_people(way, new, step), *_clocks(way), *_asked(way, new, step)):
        quiet = False
        yield told
    if quiet:
        yield f":gray[{_('nothing changes for them; the time that was used stays used')}]"


def _people(way: Way, new: Document, step: Step) -> Iterator[str]:
    role = plain(label_in(new.roles[step.role].labels, tongue(), step.role))
    if not way.workers:
        yield f":red[:material/person_off: {_('nobody here may work this step (“{role}”)').format(role=role)}]"
    elif way.hands:
        yield f":material/group: {_('worked by “{role}” then, not by all who work it now').format(role=role)}"
    if way.owners and way.workers:
        words = n_("{n} case has an owner who may not", "{n} cases have owners who may not", way.owners)
        yield f":orange[:material/person_alert: {words}]"


def _clocks(way: Way) -> Iterator[str]:
    if way.late:
        words = n_("{n} would be late then", "{n} would be late then", way.late)
        yield f":orange[:material/alarm: {words}]"
    if way.at_once:
        words = n_("time moves {n} case on at once", "time moves {n} cases on at once", way.at_once)
        yield f":orange[:material/fast_forward: {words}]"
    if Effect.STOPS in way.effects:
        yield f":material/pause_circle: {_('the promised time stands still from then on')}"
    if Effect.RUNS in way.effects:
        yield f":material/play_circle: {_('the promised time runs from then on')}"
    if Effect.WAITS_OTHERWISE in way.effects:
        yield f":material/hourglass_top: {_('they wait for somebody else then')}"
    if way.anew:
        words = n_("{n} case begins this step anew", "{n} cases begin this step anew", way.anew)
        yield f":material/restart_alt: {words}"


def _asked(way: Way, new: Document, step: Step) -> Iterator[str]:
    if way.lacking:
        names = _(", ").join(plain(_need(new, step, each)) for each in way.asked)
        words = _("the step asks for more: {fields}").format(fields=names)
        count = n_("{n} case lacks it", "{n} cases lack it", way.lacking)
        yield f":material/edit_note: {words} ({count})"


def _need(new: Document, step: Step, need: Need) -> str:
    if need.kind == "field":
        return ways.field_name(new, need.id)
    return next((label_in(item.labels, tongue(), item.id) for item in step.check if item.id == need.id), need.id)
