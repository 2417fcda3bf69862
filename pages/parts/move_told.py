"""What is said of the moves of a case before anybody makes one: what they need, and where they really lead."""

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from core.language import label_in
from core.process import handing, rules
from core.process import views as processes
from core.process.document import Document, Move, Step
from core.process.rules import Offer
from core.resolution.views import Case
from pages.parts import shell, ways
from pages.parts.fresh import direct, fresh
from pages.parts.procedure import step_name
from pages.parts.words import _, n_, plain, tongue


def missing(document: Document, step: Step, offer: Offer) -> str | None:
    """Shown before the click, so that nobody has to be refused."""
    if not offer.missing:
        return None
    labels = zip(offer.missing, rules.named(document, step, offer.missing), strict=True)
    said = _(", ").join(plain(label_in(each, tongue(), need.id)) for need, each in labels)
    return _("Still missing: {what}").format(what=said)


def condition(case: Case, move: Move) -> str | None:
    """On what entry this move is offered."""
    if move.when is None:
        return None
    return _("when {condition}").format(condition=plain(ways.condition(case.running.document, move.when)))


def nobody_goes_on(case: Case, move: Move) -> str | None:
    """The refusal that a move into another process would meet."""
    document, to = case.running.document, led_to(case, move)[0]
    if document.steps[to].hand_over is None:
        return None
    refusal = direct(handing.refusal, shell.me(), document=document, to=to, before=handing.times(case.visits))
    return plain(refusal.said_in(tongue())) if refusal else None


def below(case: Case, step: Step, offers: Sequence[Offer]) -> None:
    """One line for each set of moves that lack the same, and for each that leads elsewhere than it says."""
    moves = [*(offer.move for offer in offers), *(move for move in step.next if not move.by_person)]
    lines = [f":material/u_turn_right: {each}" for each in turned(case, moves)]
    lines += [f":material/move_up: {each}" for each in (_handed(case, move) for move in moves) if each]
    lines = [*_lacking(case, step, offers), *dict.fromkeys(lines)]
    if lines:
        st.markdown("  \n".join(f":small[:gray[{line}]]" for line in lines))


def _lacking(case: Case, step: Step, offers: Sequence[Offer]) -> Sequence[str]:
    """Where all moves lack the same, they need not be named."""
    found: dict[str, list[str]] = {}
    for offer in offers:
        if said := missing(case.running.document, step, offer):
            found.setdefault(said, []).append(plain(step_name(case.running.document, offer.move.to)))
    if len(found) == 1 and sum(map(len, found.values())) == len(offers):
        return list(found)
    return [f"{_(' or ').join(names)} – {said}" for said, names in found.items()]


def _handed(case: Case, move: Move) -> str | None:
    """Another process goes on with the case, in the version that is in force then."""
    document = case.running.document
    code = document.steps[led_to(case, move)[0]].hand_over
    if code is None:
        return None
    if refused := nobody_goes_on(case, move):
        return refused
    found = next(each.document for each in fresh(processes.published, shell.me()) if each.document.process == code)
    process, first = plain(label_in(found.labels, tongue(), code)), plain(step_name(found, found.start))
    words = _("“{to}” hands the case over to the process “{process}”, where it begins with “{step}”.")
    return words.format(to=target(case, move), process=process, step=first)


def target(case: Case, move: Move) -> str:
    """Where a move leads this case."""
    return plain(step_name(case.running.document, led_to(case, move)[0]))


def led_to(case: Case, move: Move) -> tuple[str, bool]:
    """The step, and whether a loop limit has turned the case aside."""
    been = Counter(visit.step for visit in handing.present(case.visits))
    return rules.target_of(case.running.document, move.to, been)


def turned(case: Case, moves: Sequence[Move]) -> Sequence[str]:
    """Which of these moves a loop limit turns aside, said before the click."""
    document, said = case.running.document, dict[str, str]()
    for move in moves:
        to, capped = led_to(case, move)
        cap = document.steps[move.to].max_visits
        if capped and cap:
            visits = n_("{n} visit", "{n} visits", cap.times)
            words = _("“{step}” has had its {visits}: the case goes to “{instead}” instead.")
            name, instead = (plain(step_name(document, each)) for each in (move.to, to))
            said[move.to] = words.format(step=name, visits=visits, instead=instead)
    return list(said.values())
