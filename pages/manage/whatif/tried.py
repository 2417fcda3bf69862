"""What was turned in a trial, in a line: nobody remembers it a day later."""

from collections.abc import Iterator, Mapping

import streamlit as st

from core.actors import Actor
from core.staffing.forms import Levers
from core.staffing.study import today as desk
from core.staffing.study.results import Study
from pages.manage.whatif import telling
from pages.parts.fresh import steady
from pages.parts.words import _, plain

FACTORS, PERCENT = ("arrivals", "handling"), ("faq", "shrinkage")


def draw(me: Actor, study: Study) -> None:
    if study.trial:
        told = " · ".join(parts(Levers.model_validate(study.trial), steady(desk.today, me).names))
        st.markdown(telling.quiet(_("This trial: {what}").format(what=told)))


def parts(levers: Levers, names: Mapping[str, str]) -> Iterator[str]:
    """Numbers where one says it all, else what it is about."""
    gone = [names.get(each.code, "–") for each in levers.workers if not each.count]
    for name in Levers.model_fields:
        value, title = getattr(levers, name), _(Levers.model_fields[name].title or name)
        if value == Levers.model_fields[name].get_default(call_default_factory=True):
            continue
        if name in FACTORS:
            yield f"{title} {100 * (value - 1):+.0f} %".replace("-", "−")
        elif name in PERCENT:
            yield f"{title} {value:.0f} %"
        elif name == "new":
            yield f"{title} +{sum(each.count for each in levers.new)}"
        elif name == "workers" and len(gone) == len(levers.workers):
            yield _("without {names}").format(names=plain(_(", ").join(gone)))
        else:
            yield title
