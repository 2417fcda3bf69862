"""A process of its own that plans a week and tries it: ``python -m core.staffing.study.rostering``.

JSON by standard input and, as the last line, the answer. Nothing else may import this module: it loads the solver and
Numba.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import replace

from pydantic import TypeAdapter

from core.staffing import desks
from core.staffing.engine.choosing import choose
from core.staffing.engine.run import Engine
from core.staffing.study.answers import RotaAnswer
from core.staffing.study.compute import ASIDE, Progress
from core.staffing.study.lining import line
from core.staffing.study.playing import Theatre
from core.staffing.study.questions import Entry, RotaAsked
from core.staffing.tours import rules as week
from core.staffing.tours.forms import Proposal
from core.staffing.tours.propose import propose
from core.staffing.world import WEEK, World

PROPOSED = "rota"


def planned(world: World, proposal: Proposal) -> World:
    """Every week as proposed, for all who were asked about; who got no shift has none."""
    weeks = -(-(world.days + world.tail) // 7)
    spans: dict[int, list[tuple[float, float]]] = {each.id: [] for each in proposal.asked.people}
    for person, begin, end in week.shifts(proposal):
        spans[person] += [(number * WEEK + begin, number * WEEK + end) for number in range(weeks)]
    hands = {
        hand.code: replace(hand, shifts=tuple(sorted(spans[hand.person_id])))
        for hand in world.hands
        if hand.person_id in spans
    }
    return desks.reshaped(world, hands)


def answer(asked: RotaAsked, engine: Engine, on: Callable[[int], None] = lambda _: None) -> RotaAnswer:
    """A proposal is never shown before it was tried beside today's rota, on the same cases."""
    theatre, question = Theatre(engine, asked.seed, asked.replications, on), asked.question
    proposal = propose(question.needs, question.rules, question.people)
    played = theatre.play(asked.today.world)
    today = line(asked.today, played, None, asked.costs)
    if not proposal.names:
        return RotaAnswer(engine.name, asked.first, proposal, today, None)
    entry = Entry(PROPOSED, "", planned(asked.today.world, proposal))
    proposed = line(entry, theatre.play(entry.world), played, asked.costs)
    return RotaAnswer(engine.name, asked.first, proposal, today, proposed)


def main() -> None:
    os.nice(ASIDE)
    asked = TypeAdapter(RotaAsked).validate_json(sys.stdin.buffer.read())
    found = answer(asked, choose(), Progress(2 * asked.replications))
    sys.stdout.buffer.write(TypeAdapter(RotaAnswer).dump_json(found) + b"\n")


if __name__ == "__main__":
    main()
