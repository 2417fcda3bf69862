"""What people do with rules: write, switch, order and retire them; each change is a version of its own."""

from collections.abc import Mapping

from core.automation import claims, rules, views
from core.automation.errors import RingOfRules, SetsItselfOff, TooManyRules
from core.automation.events import (
    RuleAdded,
    RuleChanged,
    RuleOff,
    RuleOn,
    RuleRetired,
    RuleShifted,
    RulesShipped,
)
from core.automation.forms import Body
from core.automation.supply import shipped
from core.automation.words import Section
from core.errors import ChangedBySomebody, Several
from core.models.automation import Rule, RuleVersion
from core.permissions import Permission, needs
from core.work import Work


@needs(Permission.EDIT_AUTOMATION)
def ship(work: Work) -> None:
    """The first steps of escalation of a desk that has no rules yet."""
    for position, (code, each) in enumerate(shipped().items()):
        if each.first:
            _added(work, Section.ESCALATION, each.body, position, code=code, active=True)
    work.record(RulesShipped(1, added=sum(each.first for each in shipped().values())))


@needs(Permission.EDIT_AUTOMATION)
def add(work: Work, section: Section, body: Body, code: str = "") -> Rule:
    """A new rule, switched off until somebody has tried it; ``code``: of the template that it came from."""
    rules.check(body)
    present = claims.section(work, section)
    if len(present) >= rules.MOST_RULES:
        raise TooManyRules(limit=rules.MOST_RULES)
    row = _added(work, section, body, max((each.position for each in present), default=0) + 1, code)
    work.record(RuleAdded(row.id, version=1))
    return row


@needs(Permission.EDIT_AUTOMATION)
def change(work: Work, rule_id: int, seen: int, body: Body) -> None:
    """``seen``: the version that was looked at. What a rule did for a deadline, it does not do again."""
    rules.check(body)
    row = claims.rule(work, rule_id)
    if row.version != seen:
        raise ChangedBySomebody
    before = Body.model_validate(row.body)
    parts = tuple(name for name in Body.model_fields if getattr(before, name) != getattr(body, name))
    if not parts:
        return
    if row.active:
        _demand_an_end(work, rule_id, body)
    row.body = body.model_dump(mode="json")
    if "when" in parts:
        row.since = work.now
    _versioned(work, row)
    work.record(RuleChanged(row.id, version=row.version, parts=parts))


@needs(Permission.EDIT_AUTOMATION)
def switch(work: Work, rule_id: int, *, on: bool) -> None:
    """From now on; what came before it was switched on is past."""
    row = claims.rule(work, rule_id)
    if row.active is on:
        return
    if on:
        body = Body.model_validate(row.body)
        rules.check(body)
        _demand_an_end(work, rule_id, body)
        row.since = work.now
    row.active = on
    _versioned(work, row)
    work.record((RuleOn if on else RuleOff)(row.id, version=row.version))


@needs(Permission.EDIT_AUTOMATION)
def shift(work: Work, rule_id: int, by: int) -> None:
    """Let a rule change places with the one before (``by=-1``) or after it (``by=1``) in its section."""
    row = claims.rule(work, rule_id)
    rows = claims.section(work, row.section)
    place = rows.index(row) + by
    if not 0 <= place < len(rows):
        return
    rows.remove(row)
    rows.insert(place, row)
    for position, each in enumerate(rows):
        each.position = position
    work.record(RuleShifted(row.id, version=row.version))


@needs(Permission.EDIT_AUTOMATION)
def retire(work: Work, rule_id: int) -> None:
    """It runs no more, and what it did keeps its name."""
    row = claims.rule(work, rule_id)
    row.active, row.retired_at = False, work.now
    _versioned(work, row)
    work.record(RuleRetired(row.id, version=row.version))


def _added(work: Work, section: Section, body: Body, position: int, code: str = "", *, active: bool = False) -> Rule:
    row = Rule(
        section=section, position=position, version=0, active=active, body=body.model_dump(mode="json"),
        since=work.now, shipped=code or None,
    )  # fmt: skip
    work.session.add(row)
    _versioned(work, row)
    return row


def _versioned(work: Work, row: Rule) -> None:
    row.version, row.person_id = row.version + 1, work.reader.person_id
    work.session.flush()
    work.session.add(
        RuleVersion(
            rule_id=row.id, version=row.version, active=row.active, body=row.body, since=work.now,
            person_id=work.reader.person_id,
        )
    )  # fmt: skip


def _demand_an_end(work: Work, rule_id: int, body: Body) -> None:
    """No rule may set itself off, by itself or over others that are switched on."""
    active: Mapping[int, Body] = {each.id: each.body for each in views.active(work)} | {rule_id: body}
    ring = rules.ring(active, rule_id)
    if len(ring) == 1:
        raise SetsItselfOff
    if ring:
        raise RingOfRules(rules=Several(active[each].labels for each in ring))
