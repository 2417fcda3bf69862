"""The demo desk: a cast acts the classic cases through the real verbs, each act at its own time."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from core.access import joining
from core.actors import SYSTEM, Actor, Role
from core.clock import Clock, utc_now
from core.customers.forms import NewCustomer
from core.demo import views
from core.intake.actions import open_ticket
from core.intake.forms import NewTicket
from core.people import actions as people
from core.people import teams
from core.people.forms import Invitation
from core.process.document import span
from core.process.words import Happening
from core.queue import actions as queue
from core.resolution import actions as resolution
from core.resolution import views as cases
from core.resolution.forms import Advance
from core.triage.words import Impact, Severity, Urgency
from core.work import Work, begin

SHIPPED = Path(__file__).parent / "shipped"

Act = Mapping[str, Any]


def load(passphrase: str, clock: Clock = utc_now) -> tuple[str, ...]:
    """Bring the cast in, all with one passphrase, and play the cases; the user names that came in.

    Playing twice adds nobody and nothing.
    """
    script = _read("cast.yaml")
    new = not views.cast(script["people"])
    if new:
        _bring_in(script, passphrase, clock)
    cast = views.cast(script["people"])
    for number, case in enumerate(_read("cases.yaml")):
        _play(case, f"demo-{number}", cast, clock())
    return tuple(cast) if new else ()


def _read(name: str) -> Any:
    return yaml.safe_load((SHIPPED / name).read_text(encoding="utf-8"))


def _bring_in(script: Mapping[str, Any], passphrase: str, clock: Clock) -> None:
    with begin(SYSTEM, clock) as work:
        ids = {name: teams.create(work, name) for name in script["teams"]}
    for username, who in script["people"].items():
        form = Invitation(
            username=username,
            name=who["name"],
            roles=frozenset(Role(role) for role in who["roles"]),
            teams=frozenset(ids[team] for team in who["teams"]),
            skills=frozenset(who["skills"]),
        )
        with begin(SYSTEM, clock) as work:
            token = people.invite(work, form)
        joining.join(token, passphrase, passphrase, clock)


def _play(case: Act, key: str, cast: Mapping[str, Actor], now: datetime) -> None:
    """A case that was played before is known by its key, and left as it is."""
    if views.is_played(key):
        return
    at = now - span(case["ago"])
    with begin(cast[case["by"]], _fixed(at)) as work:
        number = open_ticket(work, _form(case, key)).number or 0
    for act in case["acts"]:
        at = min(at + span(act["after"]), now)
        with begin(cast[act["by"]], _fixed(at)) as work:
            ACTS[act["do"]](work, number, act)


def _fixed(moment: datetime) -> Clock:
    return lambda: moment


def _form(case: Act, key: str) -> NewTicket:
    return NewTicket(
        channel=case["channel"],
        category=case["category"],
        subject=case["subject"],
        description=case["text"],
        key=key,
        severity=Severity(case.get("severity", "general")),
        urgency=Urgency(case.get("urgency", "normal")),
        impact=Impact(case.get("impact", "one")),
        sensitive=case.get("sensitive", False),
        customer=NewCustomer(case["customer"], (case["contact"],)),
    )


def _advance(work: Work, number: int, act: Act) -> object:
    seen = cases.ticket(work, number).moves
    form = Advance(act["to"], seen, act.get("values", {}), tuple(act.get("checked", ())))
    return resolution.advance(work, number, form)


def _happened(work: Work, number: int, act: Act) -> object:
    return resolution.happened(work, number, Happening(act["what"]), cases.ticket(work, number).moves)


ACTS: dict[str, Callable[[Work, int, Act], object]] = {
    "take": lambda work, number, _: queue.take(work, number),
    "reply": lambda work, number, act: resolution.reply(work, number, act["text"]),
    "note": lambda work, number, act: resolution.note(work, number, act["text"]),
    "said": lambda work, number, act: resolution.customer_said(work, number, act["text"]),
    "advance": _advance,
    "happened": _happened,
}
