from dataclasses import dataclass

from core.events import Event


@dataclass(frozen=True, slots=True)
class RuleEvent(Event):
    """``version``: of the rule, from now on."""

    subject_kind = "rule"

    version: int


@dataclass(frozen=True, slots=True)
class RuleAdded(RuleEvent):
    kind = "rule.added"


@dataclass(frozen=True, slots=True)
class RuleChanged(RuleEvent):
    """``parts``: those that are not the same."""

    kind = "rule.changed"

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleOn(RuleEvent):
    kind = "rule.switched_on"


@dataclass(frozen=True, slots=True)
class RuleOff(RuleEvent):
    kind = "rule.switched_off"


@dataclass(frozen=True, slots=True)
class RuleStopped(RuleEvent):
    """By the desk: it could do nothing ``times`` times in a row."""

    kind = "rule.stopped"

    times: int


@dataclass(frozen=True, slots=True)
class RuleShifted(RuleEvent):
    kind = "rule.shifted"


@dataclass(frozen=True, slots=True)
class RuleRetired(RuleEvent):
    kind = "rule.retired"


@dataclass(frozen=True, slots=True)
class RulesShipped(Event):
    """``subject_id``: the desk."""

    kind = "desk.rules_shipped"
    subject_kind = "desk"

    added: int


@dataclass(frozen=True, slots=True)
class RuleRan(Event):
    """``rule`` in its ``version`` did this; ``refused``: what it could not do."""

    kind = "ticket.rule_ran"
    subject_kind = "ticket"

    rule: int
    version: int
    did: tuple[str, ...]
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleRefused(RuleRan):
    """It could do nothing of it."""

    kind = "ticket.rule_refused"


@dataclass(frozen=True, slots=True)
class RuleCutOff(Event):
    """It was set off by rules too many times, and did nothing."""

    kind = "ticket.rule_cut_off"
    subject_kind = "ticket"

    rule: int
