"""What the script tells one by one, counted back from the moment of loading: the cases of these days, and junk."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from core.demo.acts import MAIL, Act, Opening, coming
from core.demo.crowd import Crowds
from core.demo.script import Script
from core.process.document import span
from core.triage.words import Impact, Severity, Urgency

Told = Mapping[str, Any]
PLAIN = {"after", "by", "do"}


def first_keys(script: Script) -> list[str]:
    """Of the classic cases, which get the first numbers."""
    return [key_of(place) for place, case in enumerate(script.cases) if case.get("first")]


def key_of(place: int) -> str:
    return f"demo-{place}"


def cases(script: Script, crowds: Crowds, now: datetime) -> Iterator[list[Act]]:
    for place, case in enumerate(script.cases):
        yield list(_case(key_of(place), case, _opening(case, crowds), now))


def junk(script: Script, crowds: Crowds, now: datetime) -> Iterator[list[Act]]:
    """Mail that somebody puts away."""
    for place, each in enumerate(script.junk):
        at, key = now - span(each["ago"]), f"demo-junk-{place}"
        guest = crowds.told(each["name"], each["contact"], "en")
        opening = Opening(guest, MAIL, "question", each["subject"], each["text"])
        yield [
            coming(at, key, "", opening),
            Act(at + timedelta(minutes=40), key, each["by"], "put_away", {"spam": each["spam"]}),
        ]


def _case(key: str, case: Told, opening: Opening, now: datetime) -> Iterator[Act]:
    at = now - span(case["ago"])
    yield coming(at, key, case["by"], opening)
    acts: list[Told] = [*case["acts"]]
    takes = [place for place, each in enumerate(acts) if each["do"] == "take"]
    if opening.door == MAIL and takes:
        acts.insert(takes[0] + 1, {"after": "1m", "by": acts[takes[0]]["by"], "do": "regrade"})
    if case.get("tags"):
        acts.append({"after": "1m", "by": "wang", "do": "tag", "codes": case["tags"]})
    for each in acts:
        at += span(each["after"])
        given = {name: value for name, value in each.items() if name not in PLAIN}
        yield Act(min(at, now), key, each.get("by", ""), each["do"], given)


def _opening(case: Told, crowds: Crowds) -> Opening:
    language = "en" if case["text"].isascii() else "zh_CN"
    return Opening(
        guest=crowds.told(case["customer"], case["contact"], language, case.get("organisation", "")),
        channel=case["channel"],
        category=case["category"],
        subject=case["subject"],
        text=case["text"],
        severity=Severity(case.get("severity", "general")),
        urgency=Urgency(case.get("urgency", "normal")),
        impact=Impact(case.get("impact", "one")),
        sensitive=case.get("sensitive", False),
        product=case.get("about", ""),
        batch=case.get("batch", ""),
        place=case.get("place", ""),
        team=case.get("team", ""),
        answers=case.get("answers"),
    )
