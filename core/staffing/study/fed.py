"""What the what-if is fed with, as its page shows it: each figure with where it comes from, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.permissions import Permission, demand
from core.settings import views as settings
from core.settings.staffing import Staffing
from core.staffing.forecast.values import Forecast, TooLittle
from core.staffing.inputs import build
from core.staffing.inputs import views as inputs
from core.staffing.inputs.figures import Figure, Remark, Volume
from core.staffing.inputs.remarks import remarks
from core.staffing.inputs.words import Flow
from core.staffing.study import ahead
from core.work import Reading


@dataclass(frozen=True, slots=True)
class Fed:
    """``people``: how many work; ``open``: cases that are open as the weeks begin; ``kinds``: of cases."""

    first: date
    days: int
    figures: Mapping[str, Figure]
    volumes: Mapping[Flow, Volume]
    cases: Forecast | TooLittle
    remarks: tuple[Remark, ...]
    names: Mapping[int, str]
    people: int
    open: int
    kinds: int


def fed(desk: Reading) -> Fed:
    demand(desk.reader, Permission.PLAN_STAFF)
    typed = settings.read(desk, Staffing)
    measured = inputs.now(desk, typed)
    expected = ahead.expected(desk, measured, typed)
    figures, world = build.figures(measured, typed), build.world(measured, typed, expected.coming)
    return Fed(
        first=measured.ahead.first,
        days=measured.ahead.days,
        figures=figures,
        volumes=measured.volumes,
        cases=expected.cases,
        remarks=remarks(measured, figures, world),
        names=measured.names,
        people=len(world.hands),
        open=len(world.backlog),
        kinds=len(world.kinds),
    )
