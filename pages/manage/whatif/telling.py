"""What tables, charts and sentences of a study share: how a change, a verdict, a price and a name are said."""

from collections.abc import Sequence

from core.actors import Actor
from core.reports.rules import Change
from core.reports.words import Verdict
from core.settings.words import Vocabulary
from core.staffing.study.questions import TODAY, TRIAL
from core.staffing.study.results import Line, Study, Try
from core.survey.rules import Estimate
from pages.parts import chips, figures, names
from pages.parts.terms import term_label
from pages.parts.words import _, label, plain

BESIDE, BELOW = "&ensp;", "  \n"
NEAR, JOINED = "\u00a0", "\u2060"  # no line ends here
CHIPS = {
    Verdict.BETTER: ("green", "arrow_upward"),
    Verdict.WORSE: ("red", "arrow_downward"),
    Verdict.UNCLEAR: ("gray", "help"),
    Verdict.SAME: ("gray", "equal"),
}


def warned(text: str, icon: str) -> str:
    """What needs attention, in words that may take two lines, as a chip may not."""
    return f":orange[:material/{icon}: {text}]"


def quiet(text: str) -> str:
    return f":small[:gray[{text}]]"


def verdict(word: Verdict | None) -> str:
    """Today has none: it is what all are compared with."""
    if word is None:
        return quiet(_("baseline"))
    return chips.chip(label(word), *CHIPS[word])


def ends(moved: Change) -> str:
    """Both stay on one line."""
    return f"{figures.tenth_points(moved.low)}{NEAR}…{NEAR}{figures.tenth_points(moved.high)}"


def change(moved: Change | None, parted: str = BESIDE) -> str:
    """In points, with the interval beside or below it."""
    if moved is None:
        return "–"
    return f"**{figures.tenth_points(moved.value)}**{parted}{quiet(ends(moved))}"


def share(kept: Estimate, parted: str = BESIDE) -> str:
    """With its interval; a dash where nothing was promised."""
    if kept.value is None:
        return "–"
    between = figures.interval(kept, figures.percent).replace("–", f"{JOINED}–{JOINED}")
    return f"**{figures.percent(kept.value)}**" + (f"{parted}{quiet(between)}" if between else "")


def money(value: float, currency: str) -> str:
    return f"{plain(currency)}{figures.count(value)}"


def hours(value: float) -> str:
    return _("{h} h").format(h=figures.count(value))


def amount(cost: float | None, worked: float, currency: str) -> str:
    """Of a week, in money; in hours where nobody has said what an hour costs."""
    return hours(worked) if cost is None else money(cost, currency)


def more(cost: float | None, worked: float, currency: str) -> str:
    """How much more a week than today; a dash where it is the same."""
    value = worked if cost is None else cost
    if not round(value):
        return "–"
    return f"{'−' if value < 0 else '+'}{JOINED}{amount(cost and abs(cost), abs(worked), currency)}"


def price(line: Line) -> str:
    """What stands above a column of amounts."""
    return _("Hours a week") if line.cost is None else _("Cost a week")


def tried(each: Try) -> str:
    return label(each.probe).format(name=plain(each.name))


def name(line: Line) -> str:
    """As it is called, without Markdown being made harmless: for menus and charts."""
    if line.code == TODAY:
        return _("Today")
    return line.name or (_("This trial") if line.code == TRIAL else "–")


def today(study: Study) -> Line:
    return next((each for each in study.lines if each.code == TODAY), study.lines[0])


def focus(study: Study) -> Line:
    """What all but the table is about: this trial, or today."""
    return next((each for each in study.lines if each.code == study.focus), today(study))


def nobody(me: Actor, needs: Sequence[str]) -> str:
    """What cases ask for and no one person has together; teams and skills by their names."""
    said = (_(" and ").join(_tag(me, tag) for tag in each.split()) for each in needs)
    return _("nobody has {skills}").format(skills=_(", ").join(said))


def _tag(me: Actor, tag: str) -> str:
    kind, _colon, code = tag.partition(":")
    if kind == "team" and code.isdecimal():
        return plain(names.team(int(code)))
    return plain(term_label(me, Vocabulary.SKILL, code or kind))
