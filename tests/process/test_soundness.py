"""The checker's verdict on random graphs, held against algorithms that share nothing with it."""

from collections import Counter
from random import Random
from typing import Any

import networkx as nx

from core.process import checker
from core.process.checker import Problem
from core.process.document import Document

ABOUT_ENDS = {Problem.UNREACHABLE, Problem.NO_WAY_TO_END, Problem.DEAD_END, Problem.NO_END}
GRAPHS = 400


def graph(chance: Random, capped: bool) -> Document:
    """Up to seven steps with up to three moves each; about half of the documents are sound."""
    names = [f"s{number}" for number in range(chance.randint(2, 7))]
    steps: dict[str, Any] = {}
    for place, name in enumerate(names):
        near = names[max(0, place - 2) : place + 3]
        to = {chance.choice(near) for _ in range(chance.randint(1, 3))}
        step: dict[str, Any] = {"labels": {}, "stage": "working", "role": "desk", "due": "1h", "next": sorted(to)}
        if capped and chance.random() < 0.4:
            step["max_visits"] = {"times": chance.randint(1, 2), "then": chance.choice(names)}
        steps[name] = step
    end: dict[str, Any] = {"labels": {}, "stage": "closed", "role": "desk", "end": "done"}
    if chance.random() < 0.3:
        end["reopen"] = {"to": chance.choice(names), "within": "1d"}
    steps[names[-1]] = end
    return Document.model_validate({"process": "x", "labels": {}, "roles": {"desk": {"labels": {}}}, "steps": steps})


def called_sound(document: Document) -> bool:
    return not {finding.problem for finding in checker.check(document)} & ABOUT_ENDS


def strongly_connected(document: Document) -> bool:
    """With an arc from every end back to the start, one token is sound where every step leads to every other."""
    net = nx.DiGraph()
    net.add_nodes_from(document.steps)
    for name, step in document.steps.items():
        net.add_edges_from((name, move.to) for move in step.next)
        if step.end:
            net.add_edge(name, document.start)
        if step.reopen:
            net.add_edge(name, step.reopen.to)
    return nx.is_strongly_connected(net)


Mark = tuple[str, tuple[int, ...]]


def every_marking(document: Document) -> nx.DiGraph:
    """All that can happen to one case: where it stands and how often it was where visits are counted."""
    names = list(document.steps)
    most = {name: step.max_visits.times if step.max_visits else 0 for name, step in document.steps.items()}

    def entered(to: str, visits: tuple[int, ...], limited: bool) -> Mark:
        counted = Counter(dict(zip(names, visits, strict=True)))
        for _ in names:
            cap = document.steps[to].max_visits
            if not limited or cap is None or counted[to] < cap.times:
                break
            to = cap.then
        counted[to] = min(counted[to] + 1, most[to])
        return to, tuple(counted[name] for name in names)

    net, edge = nx.DiGraph(), [entered(names[0], (0,) * len(names), limited=True)]
    net.add_node(edge[0])
    while edge:
        here, visits = edge.pop()
        step = document.steps[here]
        further = [entered(move.to, visits, limited=True) for move in step.next]
        further += [entered(step.reopen.to, visits, limited=False)] if step.reopen else []
        edge += [mark for mark in dict.fromkeys(further) if mark not in net]
        net.add_edges_from(((here, visits), mark) for mark in further)
    return net


def completes(document: Document) -> bool:
    """Every step is reached, and from wherever a case stands it can still come to an end."""
    net = every_marking(document)
    ends = [mark for mark in net if document.steps[mark[0]].end]
    done = set(ends).union(*(nx.ancestors(net, end) for end in ends))
    return {here for here, _ in net} == set(document.steps) and done == set(net)


def test_without_visit_limits_the_verdict_is_that_of_the_flow_with_a_return_arc() -> None:
    graphs = [graph(Random(seed), capped=False) for seed in range(GRAPHS)]
    assert [seed for seed, each in enumerate(graphs) if called_sound(each) != strongly_connected(each)] == []
    assert 0.2 < sum(map(strongly_connected, graphs)) / GRAPHS < 0.8


def test_with_visit_limits_the_verdict_is_that_of_every_state_a_case_can_be_in() -> None:
    graphs = [graph(Random(seed), capped=True) for seed in range(GRAPHS)]
    assert [seed for seed, each in enumerate(graphs) if called_sound(each) != completes(each)] == []
    assert 0.2 < sum(map(completes, graphs)) / GRAPHS < 0.8
