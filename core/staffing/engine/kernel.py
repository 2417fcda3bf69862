"""What happens on the desk, event by event: one function, read by Python with lists and by Numba with arrays.

At equal times: who completes is free first, then shifts end and begin, then customers come back, then new cases come;
among themselves in the order of their numbers. What ends with a shift is done, and nobody begins anything at its end.
"""

from heapq import heappop, heappush, heapreplace
from typing import Any, NamedTuple

INF = float("inf")
NOBODY, WORKS = -1, -2  # instead of the next one in line: is not there, or is at work

Row = Any  # a list, or an array once compiled
Heap = Any  # smallest first, and never empty: what is larger than all others lies in it from the beginning


class Cases(NamedTuple):
    """``at``: when each is ready, not decreasing, and a last one that is infinite; ``head``: its first touch."""

    at: Row
    head: Row


class Touches(NamedTuple):
    """By touch, those of a case one after the other.

    ``gap``: minutes from the end of the touch before, negative for the first of a case, and a last one that is
    negative. ``rank``: who is served first, each number once from 0 on; ``order``: the touch of each rank.
    ``group``: whom it needs.
    """

    work: Row
    gap: Row
    rank: Row
    order: Row
    group: Row


class People(NamedTuple):
    """By hand ``profile``, and whether each profile ``can`` serve each group, ``serves`` the same as a list.

    Shifts are spans ``begin``, ``end`` that do not touch, those of a hand one after the other up to ``last``; they
    are begun in the order of ``on``: the moment (a last one is infinite), the hand and its span.
    """

    profile: Row
    can: Row
    serves: Row
    begin: Row
    end: Row
    last: Row
    on: Row
    on_hand: Row
    on_span: Row


class Room(NamedTuple):
    """What the desk remembers from event to event.

    ``busy``: (end of the work, hand); ``away``: (time of return, touch); ``waiting``: by group the ranks. ``ahead``
    and ``behind``: the line of those who are free, first the one who has been free longest, and one more place where
    it begins and ends. ``span``, ``off``: the shift by hand in which they are free next, and its end.
    """

    busy: Heap
    away: Heap
    waiting: Row
    ahead: Row
    behind: Row
    span: Row
    off: Row


class Told(NamedTuple):
    """By touch: when it began and was done, infinite where it never happens, and the shift it began in, or -1."""

    start: Row
    done: Row
    shift: Row


def run(cases: Cases, touches: Touches, people: People, room: Room, pace: Row, until: float, told: Told) -> None:
    """Until everything is done or past ``until``, a finite minute; ``told`` and ``room`` come in as they are at first.

    ``pace``: by hour, how many minutes a minute of work takes that begins in it; the last holds for ever.
    """
    at, head = cases
    work, gap, rank, order, group = touches
    profile, can, serves, begin, end, last, on, on_hand, on_span = people
    busy, away, waiting, ahead, behind, span, off = room
    start, done, shifts = told
    line, none, hours = len(profile), len(work), len(pace)
    case, shift, hour, held = 0, 0, 0, 0
    rate, turn = pace[0], 60.0 if hours > 1 else INF
    new, opens = at[0], on[0]
    other = min(new, opens)
    while True:
        now = busy[0][0]
        completed = now <= other
        ready = -1
        if completed:
            if now > until:
                break
            hand = busy[0][1]
            ahead[hand] = NOBODY
            if now >= off[hand]:
                heappop(busy)
                continue
        else:
            now = other
            if now > until:
                break
            if opens <= now:
                hand = on_hand[shift]
                if ahead[hand] != WORKS:
                    if ahead[hand] != NOBODY:
                        before, after = behind[hand], ahead[hand]
                        ahead[before] = after
                        behind[after] = before
                        ahead[hand] = NOBODY
                    span[hand] = on_span[shift]
                    off[hand] = end[span[hand]]
                else:
                    hand = -1
                shift += 1
                opens = on[shift]
            elif away[0][0] <= now:
                hand = -1
                ready = away[0][1]
                heappop(away)
            else:
                hand = -1
                ready = head[case]
                case += 1
                new = at[case]
            other = away[0][0]
            if new < other:
                other = new
            if opens < other:
                other = opens
        if ready >= 0:  # somebody for the touch
            asked = group[ready]
            hand = ahead[line]
            while hand != line:
                after = ahead[hand]
                if off[hand] <= now or can[profile[hand]][asked]:
                    before = behind[hand]
                    ahead[before] = after
                    behind[after] = before
                    ahead[hand] = NOBODY
                    if off[hand] > now:
                        break
                hand = after
            if hand == line:
                heappush(waiting[asked], rank[ready])
                held += 1
                continue
        elif hand >= 0:  # a touch for somebody
            best = none
            if held:
                for each in serves[profile[hand]]:
                    if waiting[each][0] < best:
                        best = waiting[each][0]
            if best == none:
                before = behind[line]
                ahead[before] = hand
                behind[hand] = before
                ahead[hand] = line
                behind[line] = hand
                if completed:
                    heappop(busy)
                continue
            held -= 1
            ready = order[best]
            heappop(waiting[group[ready]])
        else:
            continue
        while now >= turn:
            hour += 1
            rate = pace[hour]
            turn = 60.0 * (hour + 1) if hour + 1 < hours else INF
        here = span[hand]
        start[ready] = now
        shifts[ready] = here
        left = work[ready] * rate
        finish = now + left
        if finish > off[hand]:  # they go on with it when they come again
            left -= end[here] - now
            here += 1
            while here < last[hand] and left > end[here] - begin[here]:
                left -= end[here] - begin[here]
                here += 1
            finish = INF
            if here < last[hand]:
                finish = begin[here] + max(left, 0.0)
                span[hand] = here
                off[hand] = end[here]
        ahead[hand] = WORKS
        if finish <= until:
            done[ready] = finish
            if completed:
                heapreplace(busy, (finish, hand))
            else:
                heappush(busy, (finish, hand))
            pause = gap[ready + 1]
            if pause >= 0.0 and finish + pause <= until:
                heappush(away, (finish + pause, ready + 1))
                if finish + pause < other:
                    other = finish + pause
        elif completed:
            heappop(busy)
