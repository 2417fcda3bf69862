"""A rota proposal: tours, then names; within seconds, with the gap to what no rota could undercut.

Only the process that computes studies may import this: it loads the solver.
"""

from dataclasses import replace
from time import perf_counter

from core.staffing.tours import contradictions, names, tours
from core.staffing.tours import rules as week
from core.staffing.tours.forms import Asked, Need, Person, Proposal, Remark, Rules
from core.staffing.tours.tours import Stage
from core.staffing.tours.words import Trouble

SECONDS = 9.0
GAP = 0.01  # of the first stage: nobody sees the difference, and it is found much sooner
MOST_HEADS = 500  # kinds of people times shifts; beyond, not even the relaxed program is solved in time
FIRST = 0.6  # of the time, for the first stage


def propose(
    needs: tuple[Need, ...], rules: Rules, people: tuple[Person, ...], seconds: float = SECONDS, gap: float = GAP
) -> Proposal:
    """Never infeasible: what cannot be covered is shortage at its price; what makes no sense is named instead."""
    began, asked = perf_counter(), Asked(needs, rules, people)
    if found := contradictions.contradictions(asked):
        return Proposal(asked, contradictions=found)
    small = len(tours.alike(asked)) * len(tours.shifts(asked)) <= MOST_HEADS
    stage = tours.solve(asked, seconds * FIRST, gap) if small else None
    if stage is None:
        return Proposal(asked, contradictions=(Remark(Trouble.NO_TIME, {"seconds": round(seconds)}),))
    made = _named(asked, stage, seconds - (perf_counter() - began))
    return replace(made, seconds=perf_counter() - began)


def _named(asked: Asked, stage: Stage, seconds: float) -> Proposal:
    given = names.solve(asked, stage, seconds)
    cost = week.cost(asked, given)
    bound = min(stage.bound, cost)
    return Proposal(
        asked,
        tours=week.counted(given),
        names=given,
        shortage=week.shortage(asked, given),
        cost=cost,
        bound=bound,
        gap=(cost - bound) / cost if cost else 0.0,
        unmet=week.unmet(asked, given),
        remarks=tuple(contradictions.remarks(asked)),
    )
