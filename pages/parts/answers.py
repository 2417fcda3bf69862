"""What was answered to a typed question, in words: beside a case, and on its customer's page."""

from typing import Any

from core.fields.views import Answer
from core.fields.words import FieldKind
from core.language import label_in
from pages.parts.fields import value_name
from pages.parts.words import _, tongue

SEALED = "•••"  # there is an answer, and it is not shown here


def name(answer: Answer) -> str:
    return label_in(answer.form.labels, tongue(), answer.code)


def said(answer: Answer, value: Any) -> str:
    match answer.form.type:
        case FieldKind.BOOL:
            return _("Yes") if value else _("No")
        case FieldKind.ENUM:
            return value_name(answer.form, value)
        case FieldKind.MONEY:
            return f"{value:,.2f}"
        case _:
            return str(value)
