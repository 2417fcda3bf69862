"""How long a rota for 40 people takes to be proposed, and how far it may be from the best one."""

from math import exp

from benchmarks.report import Row
from core.staffing.tours.checking import broken
from core.staffing.tours.forms import Need, Person, Rules
from core.staffing.tours.propose import propose

PEOPLE = 40
WEEK = (1.0, 0.9, 0.85, 0.9, 1.0, 0.6, 0.4)


def needed(most: float, since: float = 6, until: float = 22) -> tuple[float, ...]:
    """Two peaks a day, at 10 and at 16 o'clock; nobody outside the hours."""
    hours = [slot / 2 for slot in range(48)]
    shape = [exp(-(((at - 10) / 3) ** 2)) + 0.8 * exp(-(((at - 16) / 3) ** 2)) for at in hours]
    day = [most * each if since <= at < until else 0.0 for at, each in zip(hours, shape, strict=True)]
    return tuple(float(round(share * each)) for share in WEEK for each in day)


def team(skilled: int = 0) -> tuple[Person, ...]:
    """Three of four work full time; some are away, some have wishes."""
    return tuple(
        Person(
            place,
            f"P{place}",
            hours=20.0 if place % 4 == 3 else 40.0,
            tags=("skill:toys",) if place < skilled else (),
            absent=(place % 7,) if place % 5 == 0 else (),
            in_a_row=place % 3,
            off=(5, 6) if place % 6 == 1 else (),
            earliest=9 * 60 if place % 7 == 2 else None,
        )
        for place in range(PEOPLE)
    )


QUESTIONS = {
    "one group, one length": ((Need(needed(20)),), Rules(), team()),
    "one group, begins each half-hour": ((Need(needed(20)),), Rules(lengths=(300, 510, 630), every=30), team()),
    "one group, three lengths": ((Need(needed(20)),), Rules(lengths=(300, 510, 630)), team()),
    "two skills, three lengths": (
        (Need(needed(13)), Need(needed(6), ("skill:toys",))),
        Rules(lengths=(300, 510, 630), weekend_days=1),
        team(16),
    ),
    "day and night": (
        (Need(tuple(2 + each for each in needed(16))),),
        Rules(earliest=0, latest=32 * 60, lengths=(510,), nights=4),
        team(),
    ),
}


def rows() -> list[Row]:
    found = []
    for name, question in QUESTIONS.items():
        made = propose(*question)
        assert not broken(made), broken(made)
        measured = f"{made.seconds:.1f} s, gap {made.gap:.1%}"
        beside = f"cost {made.cost:,.0f}, missing {sum(made.shortage) / 2:.1f} h, wishes unmet {len(made.unmet)}"
        found.append(Row(f"tours for {PEOPLE} people", name, measured, beside, "<= 10 s, gap <= 3 %"))
    return found
