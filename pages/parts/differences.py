"""What differs between two versions of a document, drawn: texts letter by letter, everything else one by one."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any, cast

import streamlit as st

from core.fields.forms import FormField
from core.language import LANGUAGES, Word, label_in
from core.people import views as people
from core.process.differences import TEXTS, Change, Difference, Kind, Part
from core.process.document import Cap, Check, Document, Limit, Move, Reopening, RoleOf
from core.process.exam import Exam
from core.process.letters import passages
from core.settings.words import Vocabulary
from pages.parts import shell, ways
from pages.parts.fresh import fresh
from pages.parts.procedure import step_name
from pages.parts.terms import term_label
from pages.parts.words import _, label, plain, tongue

NOTHING = "–"
COLORS = {Kind.ADDED: "green", Kind.REMOVED: "red", Kind.CHANGED: "gray"}


def drawn(old: Document, new: Document, found: Iterable[Difference]) -> None:
    for each in found:
        of = old if each.kind is Kind.REMOVED else new
        name = plain(step_name(of, each.step)) if each.step else _("The document")
        with st.container(border=True, gap="small"):
            st.markdown(f"**{name}** {badge(each.kind) if each.step else ''}")
            for change in each.changes:
                st.markdown(_line(old, new, change))


def badge(kind: Kind) -> str:
    return f":{COLORS[kind]}-badge[{label(kind)}]"


def halves(old: Document, new: Document, change: Change) -> tuple[str, str]:
    """What stood there and what stands there now, side by side: each marks what the other has not."""
    head = f":small[:gray[{_title(change)}]]  \n"
    if change.part in TEXTS:
        both = passages(change.before, change.after)
        before = "".join(_half("red", each.gone, each.same) for each in both)
        after = "".join(_half("green", each.new, each.same) for each in both)
    else:
        gone, stands = _all(old, change.part, change.before), _all(new, change.part, change.after)
        before = "  \n".join(_half("red", each, each in (*stands, NOTHING)) for each in gone)
        after = "  \n".join(_half("green", each, each in (*gone, NOTHING)) for each in stands)
    return head + (before or NOTHING), head + (after or NOTHING)


def _half(color: str, text: str, same: bool) -> str:
    if same:
        return plain(text).replace("\n", "  \n")
    lines = [_passage(color, f"~~{each}~~" if color == "red" else each) if each else "" for each in _lines(text)]
    return "  \n".join(lines)


def _title(change: Change) -> str:
    of_language = f" · {LANGUAGES.get(change.tag, change.tag)}" if change.part in TEXTS else ""
    return label(change.part) + of_language


def _line(old: Document, new: Document, change: Change) -> str:
    if change.part in TEXTS:
        return f":small[:gray[{_title(change)}]]  \n{marked(change.before, change.after)}"
    before, after = _all(old, change.part, change.before), _all(new, change.part, change.after)
    gone = [_passage("red", f"~~{_flat(each)}~~") for each in before if each not in (*after, NOTHING)]
    stands = [plain(each) if each in before else _passage("green", _flat(each)) for each in after]
    return "  \n".join([f":small[:gray[{label(change.part)}]]", *gone, *stands])


def _passage(color: str, words: str) -> str:
    return f":{color}-background[{words}]"


def _all(document: Document, part: Part, value: Any) -> list[str]:
    """A list, one by one; anything else is one."""
    parts = cast("Sequence[Any]", value or (None,)) if isinstance(value, tuple) else [value]
    return [_said(document, part, each) for each in parts]


def marked(before: str, after: str) -> str:
    """Removed is struck on red, added stands on green; line ends are shown, because a badge cannot hold one."""
    parts: list[str] = []
    for gone, new in passages(before, after):
        if gone == new:
            parts.append(plain(new).replace("\n", "  \n"))
            continue
        parts += [_passage("red", f"~~{_flat(gone)}~~")] if gone.strip() else []
        parts += [_passage("green", _flat(new))] if new.strip() else []
    return "".join(parts)


def _lines(text: str) -> list[str]:
    """Each without the spaces at its ends; a mark cannot hold a line end, so that each line has its own."""
    return [plain(each.strip()) for each in text.split("\n")]


def _flat(text: str) -> str:
    return plain(" ⏎ ".join(text.strip().splitlines()))


def _said(document: Document, part: Part, value: Any) -> str:
    """Any value of a document as plain text, in words."""
    match value:
        case None | "":
            return NOTHING
        case Limit():
            return ways.limit(document, value, {})
        case timedelta():
            return ways.length(value)
        case Cap():
            times = _("after {n} visits").format(n=value.times)
            return f"{times} → {step_name(document, value.then)}"
        case Reopening():
            return f"{ways.length(value.within)} → {step_name(document, value.to)}"
        case Word():
            return label(value)
        case _:
            return _one(document, part, value)


def _one(document: Document, part: Part, value: Any) -> str:
    match value:
        case Move():
            back = f" ({_('rework')})" if value.back else ""
            named = f" “{label_in(value.labels, tongue())}”" if value.labels else ""
            return f"→ {step_name(document, value.to)}{named}: {ways.maker(document, value)}{back}"
        case Check():
            return label_in(value.labels, tongue(), value.id)
        case RoleOf():
            return f"{label_in(value.labels, tongue())}: {' · '.join(_holders(value))}"
        case FormField():
            choices = (label_in(value.value_labels.get(each, {}), tongue(), each) for each in value.values)
            bound = [f"→ {value.bind}"] if value.bind else []
            return " ".join([label_in(value.labels, tongue()), f"({label(value.type)})", *choices, *bound])
        case Exam():
            asked = (label_in(each.q, tongue(), each.step) for each in value.items)
            return " · ".join([f"{value.pass_mark:.0%}", *asked]) if value.items else NOTHING
        case _:
            return _code(document, part, str(value))


def _holders(role: RoleOf) -> Sequence[str]:
    """Desk roles, and the teams and skills that go with them."""
    names = {team.id: team.name for team in fresh(people.teams, shell.me())} if role.teams else {}
    teams = [names.get(team, str(team)) for team in role.teams]
    skills = [term_label(shell.me(), Vocabulary.SKILL, code) for code in role.skills]
    return [_(", ").join(each) for each in (list(map(label, role.held_by)), teams, skills) if each]


def _code(document: Document, part: Part, code: str) -> str:
    match part:
        case Part.NOT_BY | Part.ORDER:
            return step_name(document, code)
        case Part.REQUIRE | Part.OPTIONAL:
            return ways.field_name(document, code)
        case Part.ROLE:
            return label_in(document.roles[code].labels, tongue(), code) if code in document.roles else code
        case Part.HAND_OVER:
            return ways.process_name(code)
        case Part.APPLIES_WHEN:
            return ways.condition(document, code)
        case _:
            return code
