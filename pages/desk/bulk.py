"""Bulk changes (批量修改): what was changed in many cases at once, and the way back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import streamlit as st

from core.bulk import views
from core.bulk.forms import Change, Choice
from core.bulk.preview import Preview, foresee
from core.bulk.views import Bulk, Item
from core.bulk.words import BulkState, Obstacle, Outcome, What
from core.fields.forms import Labels
from core.language import label_in
from core.queue.catalogue import views as catalogue
from pages.parts import progress, shell, times
from pages.parts.finding.many import undoing
from pages.parts.finding.outcomes import SHOWN, About, cases, refusals, said
from pages.parts.fresh import direct, lasting
from pages.parts.words import _, label, plain, tongue

me = shell.me()
zone = times.zone(me)
bulks: Sequence[Bulk] = direct(views.newest, me)
asked = st.query_params.get("bulk", "")
open_one = next((each for each in bulks if str(each.id) == asked), None)


def line(bulk: Bulk) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap=None):
            st.page_link(
                "desk/bulk.py", label=f"**{label(bulk.what)}**: {said(bulk)}", query_params={"bulk": str(bulk.id)}
            )
            st.markdown(f"&ensp;:small[:gray[{times.moment(bulk.made_at, zone)} · {plain(bulk.who)}]]")
        if bulk.undoable:
            undoing(bulk, key=f"undo.{bulk.id}")
    if bulk.job_id and bulk.state in {BulkState.RUNNING, BulkState.UNDOING}:
        progress.follow(bulk.job_id)


def detail(bulk: Bulk) -> None:
    """First what stayed as it is and why, then what was changed."""
    items: Sequence[Item] = direct(views.items, me, bulk_id=bulk.id)
    refused: dict[Obstacle, list[int]] = defaultdict(list)
    for each in items:
        if each.obstacle:
            refused[each.obstacle].append(each.number or 0)
    refusals(refused, lacking(refused))
    since(items)
    for outcome in (Outcome.CHANGED, Outcome.BACK, Outcome.SAME):
        if numbers := [each.number or 0 for each in items if each.outcome is outcome]:
            cases(label(outcome), numbers)
    elsewhere(items)


def lacking(refused: Mapping[Obstacle, Sequence[int]]) -> About:
    """Of moves, what each case that stayed needs now."""
    if open_one is None or open_one.what is not What.MOVE or not refused:
        return {}
    numbers = tuple(number for each in refused.values() for number in each)
    seen: Preview = direct(foresee, me, choice=Choice(numbers), change=Change(What.MOVE, open_one.value))
    return seen.about


def elsewhere(items: Sequence[Item]) -> None:
    """Moves that a loop limit, or a hand-over, has led to another step than the one that was chosen."""
    if open_one is None or open_one.what is not What.MOVE:
        return
    names: Mapping[str, Labels] = lasting(catalogue.steps, me)
    gone = [each for each in items if each.outcome is Outcome.CHANGED and each.after != open_one.value]
    for step in dict.fromkeys(each.after for each in gone):
        words = _("of them went on to “{step}”").format(step=plain(label_in(names.get(step, {}), tongue(), step)))
        cases(words, [each.number or 0 for each in gone if each.after == step])


def since(items: Sequence[Item]) -> None:
    """Whose change stands, where undoing left a case as it is."""
    kept = [each for each in items if each.obstacle is Obstacle.CHANGED][:SHOWN]
    if kept and open_one:
        who = direct(views.changed_by, me, ids=[each.ticket_id for each in kept], what=open_one.what)
        st.caption(" · ".join(f"#{each.number} {plain(who.get(each.ticket_id, '–'))}" for each in kept))


with shell.head(_("Bulk changes"), _("each can be undone for 24 hours, as far as nobody has changed it since")):
    st.page_link("desk/queue.py", label=_("Queue"), icon=":material/inbox:")
if not bulks:
    st.caption(_("Nothing yet. In the queue, “Select” chooses cases that are then changed together."))
for each in bulks:
    with st.container(border=True):
        line(each)
        if each is open_one:
            detail(each)
