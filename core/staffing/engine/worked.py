"""Who worked when: minutes by hand and hour of the week."""

import numpy as np

from core.staffing.engine.chance import Array
from core.staffing.engine.kernel import Told
from core.staffing.engine.stage import Stage
from core.staffing.world import DAY, HOUR, WEEK

HOURS = WEEK // HOUR


def rostered(stage: Stage) -> Array:
    """Minutes on shift by hand and hour of the week, within the days that count."""
    people = stage.people
    return _by_hour(stage, stage.whose, people.begin, people.end)


def worked(stage: Stage, told: Told) -> Array:
    """Minutes at work by hand and hour of the week, within the days that count."""
    begun = np.flatnonzero(told.shift >= 0)
    return _by_hour(stage, *_on_shift(stage, told.shift[begun], told.start[begun], told.done[begun]))


def _on_shift(stage: Stage, shift: Array, begin: Array, end: Array) -> tuple[Array, Array, Array]:
    """By hand; what goes on over the end of shifts is cut into parts that lie within them."""
    people, parts = stage.people, list[Array]()
    while len(shift):
        closes = people.end[shift]
        parts.append(np.array([stage.whose[shift], begin, np.minimum(end, closes)]))
        on = np.flatnonzero((end > closes) & (shift + 1 < people.last[stage.whose[shift]]))
        end, shift = end[on], shift[on] + 1
        begin = people.begin[shift]
    hand, begin, end = np.concatenate([np.empty((3, 0)), *parts], axis=1)
    return hand.astype(np.int64), begin, end


def _by_hour(stage: Stage, hand: Array, begin: Array, end: Array) -> Array:
    """Hour after hour, as long as anything lasts."""
    hands = len(stage.people.last)
    begin, end = np.maximum(begin, 0.0), np.minimum(end, stage.world.days * DAY)
    minutes = np.zeros(hands * HOURS)
    while True:
        lasting = np.flatnonzero(end > begin)
        if not len(lasting):
            return minutes.reshape(hands, HOURS)
        hand, begin, end = hand[lasting], begin[lasting], end[lasting]
        hour = (begin / HOUR).astype(np.int64)
        turn = np.minimum((hour + 1.0) * HOUR, end)
        minutes += np.bincount(hand * HOURS + hour % HOURS, turn - begin, len(minutes))
        begin = turn
