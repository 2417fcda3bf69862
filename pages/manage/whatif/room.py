"""How many more cases these people could take and still keep the promise, and how few would do."""

from core.staffing.study.questions import TODAY, TRIAL
from core.staffing.study.results import Study
from pages.manage.whatif import telling
from pages.parts.words import _

HARDLY, FAR = 1.05, 14.0  # times as many cases: next to none, and nearly as many as were tried


def more(study: Study) -> list[str]:
    """Nothing where the promise is not kept as it is."""
    return [] if study.room is None else [_told(study.room, study.focus)]


def _told(times: float, focus: str) -> str:
    """Of a trial or a scenario, so many times as many cases as it has are meant."""
    if times < HARDLY:
        if focus != TODAY:
            return _("With a tenth more cases, its people would not surely keep it.")
        return _("With a tenth more cases, today's people would not surely keep it.")
    number = str(int(times)) if times >= FAR else f"{times:.1f}"
    if focus == TRIAL:
        return _("Up to about {n} times the cases of this trial, its people would still keep it.").format(n=number)
    if focus != TODAY:
        return _("Up to about {n} times the cases of this scenario, its people would still keep it.").format(n=number)
    if times >= FAR:
        return _("Even {n} times as many cases, and today's people would still keep it.").format(n=number)
    return _("Up to about {n} times as many cases, today's people would still keep it.").format(n=number)


def fewer(study: Study) -> list[str]:
    """Where the promise is kept, who asks for people learns how few would do."""
    here = telling.focus(study).people
    if study.smallest is None or study.smallest >= here:
        return []
    return [_("Of {all} people, {n} would do as far as this promise goes.").format(all=here, n=fewest(study))]


def fewest(study: Study) -> str:
    """The smallest team that was tried may not be the smallest that would do."""
    tried = min((each.people for each in study.sizes), default=study.smallest)
    return _("{n} or fewer").format(n=study.smallest) if study.smallest == tried else str(study.smallest)
