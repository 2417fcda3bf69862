"""What can be set, each kind with its type and its default: a setting nobody touched is its default."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from core.triage.words import Priority, Severity, Urgency


class Setting(BaseModel):
    """Frozen; ``key`` names its rows."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    key: ClassVar[str]


class Desk(Setting):
    """Who we are. ``hosts``: names, besides localhost, under which browsers reach this desk."""

    key = "desk"

    name: str = Field(default="Aftercare", min_length=1, max_length=80)
    time_zone: str = "Asia/Shanghai"
    language: str = "zh_CN"
    hosts: tuple[str, ...] = ()
    totp_roles: tuple[str, ...] = ()


def _matrix() -> dict[Severity, dict[Urgency, Priority]]:
    rows = {
        Severity.SERIOUS: (Priority.P1, Priority.P1, Priority.P2),
        Severity.GENERAL: (Priority.P2, Priority.P3, Priority.P3),
        Severity.MINOR: (Priority.P3, Priority.P4, Priority.P4),
    }
    return {severity: dict(zip(Urgency, row, strict=True)) for severity, row in rows.items()}


class PriorityMatrix(Setting):
    """Severity and urgency give the priority; impact raises it; the words of danger always make it P1."""

    key = "priority"

    matrix: dict[Severity, dict[Urgency, Priority]] = Field(default_factory=_matrix)
    danger_words: tuple[str, ...] = ()


class ResponseLimits(Setting):
    """Minutes until the first response, by priority, counted by the clock."""

    key = "response_limits"

    minutes: dict[Priority, int] = Field(
        default_factory=lambda: {Priority.P1: 60, Priority.P2: 240, Priority.P3: 480, Priority.P4: 1440}
    )
