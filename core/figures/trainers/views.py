from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from core.figures import views
from core.figures.forms import Criteria
from core.figures.views import Counts, Line
from core.models.figures import StepReading
from core.models.process import ProcessVersion
from core.permissions import Permission, demand
from core.process import views as processes
from core.process.views import Running
from core.process.words import Counting, Stage
from core.reports import rules as times
from core.reports.rules import Span
from core.reports.words import Period
from core.settings import views as settings
from core.work import Reading

FEW = 5  # stays: of fewer a share says nothing
HARDLY = 0.01


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step of the version in force; ``opened``: how often its instructions were opened; ``line``: of all versions."""

    running: Running
    line: Line
    opened: int
    written: bool

    @property
    def worked(self) -> bool:
        """Whether its times are working time."""
        return self.running.document.clock is Counting.BUSINESS

    @property
    def read(self) -> float | None:
        """Openings of the instructions for each stay."""
        return self.opened / self.line.stays if self.line.stays else None


@dataclass(frozen=True, slots=True)
class Trainers:
    """Every step of every document in force, with what happened there in the period."""

    times: Span
    counts: Counts
    steps: Sequence[StepTold]

    def worst(self, by: str, most: int = 8) -> list[StepTold]:
        """By what is sure: the lower end of the interval of ``missed``, ``rework`` or ``off``."""
        found = [(_low(each, by), each) for each in self.steps if each.line.stays >= FEW]
        return [each for low, each in sorted(found, key=lambda each: -each[0])[:most] if low >= HARDLY]

    def slowest(self, most: int = 8) -> list[StepTold]:
        found = [each for each in self.steps if each.line.median.value is not None and each.line.stays >= FEW]
        found = [each for each in found if each.running.document.steps[each.line.step].stage is not Stage.CLOSED]
        return sorted(found, key=lambda each: -(each.line.median.value or 0))[:most]

    def unread(self, most: int = 8) -> list[StepTold]:
        """Only steps that have instructions; those with most stays first where all are read alike."""
        found = [each for each in self.steps if each.written and each.line.stays >= FEW]
        return sorted(found, key=lambda each: (each.read or 0, -each.line.stays))[:most]


def trainers(desk: Reading, period: Period) -> Trainers:
    """Versions of one process are taken together: their steps have the same names."""
    demand(desk.reader, Permission.PUBLISH_DOCUMENTS)
    span = times.span(desk.now, settings.zone(desk), period.weeks)
    versions, opened = _versions(desk), _opened(desk, span)
    found = list[StepTold]()
    for running in processes.published(desk):
        own = versions[running.document.process]
        figures = views.figures(desk, Criteria(tuple(own), period))
        for step in running.document.steps:
            times_opened = sum(opened.get((version, step), 0) for version in own)
            written = any(running.document.steps[step].do.values())
            found.append(StepTold(running, figures.by_step[step], times_opened, written))
    return Trainers(span, views.counts(desk), found)


def _versions(desk: Reading) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {}
    for process, version in desk.session.execute(select(ProcessVersion.process, ProcessVersion.id)):
        found.setdefault(process, []).append(version)
    return found


def _opened(desk: Reading, span: Span) -> Mapping[tuple[int, str], int]:
    row = StepReading
    query = select(row.process_version_id, row.step, func.sum(row.times)).where(row.day >= span.first.date())
    rows: Iterable[tuple[int, str, int]] = (
        (version, step, int(n)) for version, step, n in desk.session.execute(
            query.group_by(row.process_version_id, row.step))
    )  # fmt: skip
    return {(version, step): n for version, step, n in rows}


def _low(told: StepTold, by: str) -> float:
    estimate = {"missed": told.line.missed, "rework": told.line.rework, "off": told.line.off}[by]
    return estimate.low or 0.0
