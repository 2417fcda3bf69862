from core.errors import DomainError
from core.language import N_, Phrase

FLAWS = {
    "string_too_short": N_("“{field}” is empty. Please fill it in."),
    "string_too_long": N_("“{field}” is longer than {max_length} characters. Please shorten it."),
    "too_long": N_("“{field}” has more than {max_length} entries. Please remove some."),
    "greater_than_equal": N_("“{field}”: the least is {ge}. Please correct the number."),
    "less_than_equal": N_("“{field}”: the most is {le}. Please correct the number."),
    "time_zone": N_("“{field}”: there is no such time zone. Choose one from the list."),
    "language": N_("“{field}”: the desk does not speak this language. Choose one from the list."),
    "host": N_("“{field}”: write a name or an address such as desk.example.com, one a line, without https://."),
    "hours": N_("“{field}”: write hours like 09:00-12:00, 13:00-18:00, in order and within the day."),
    "always_closed": N_("“{field}”: nobody would ever be there. Please give hours to one day at least."),
    "twice": N_("“{field}”: a day is named twice. Take the other entry away first."),
    "far": N_("“{field}”: choose days from {first} to {last}."),
    "name_taken": N_("“{field}”: another calendar has this name. Choose a different one."),
    "too_soon": N_("“{field}”: a resolution cannot be promised sooner than the first response. Please correct one."),
    "rule_too_soon": N_("“{field}”: rule {place} promises the end before the answer. Please correct one."),
    "unsaid": N_("“{field}”: please write it in at least one language."),
    "mail_address": N_("“{field}” is no mail address. Write it as care@example.com."),
    "web_address": N_("“{field}”: write it as https://desk.example.com."),
    "mail_incomplete": N_("“{field}”: give the address of the desk and both servers first."),
    "endpoint_incomplete": N_("“{field}”: give the address and the name of the model first."),
    "wish": N_("“{field}”: a wish leaves no time to work. Leave a day and some hours free of wishes."),
    "finite_number": N_("“{field}” is no number that can be counted with. Please correct it."),
    "role": N_("“{field}”: there is no such role. Choose from the list."),
    "incomplete": N_("“{field}” is incomplete. Please choose a value in every place."),
}
OTHER_FLAW = N_("“{field}” does not make sense. Please check it.")


class NotValid(DomainError):
    """``field``: its title; ``flaw``: what is wrong with it; further facts: the limit that was passed."""

    def __init__(self, field: str, flaw: str, **limits: object) -> None:
        self.sentence = FLAWS.get(flaw, OTHER_FLAW)
        super().__init__(field=Phrase(field), **limits)


class ChangedBefore(DomainError):
    """``who`` and ``when``, already in the desk's own time."""

    sentence = N_("{who} changed this at {when}. See what is new below, and save again if you still want to.")


class NoSuchTerm(DomainError):
    """``code``: as asked for."""

    sentence = N_("There is no term “{code}” here. Choose one from the list.")


class NoLabel(DomainError):
    sentence = N_("Give the term a label in at least one language.")


class LabelTooLong(DomainError):
    """``longest``: in characters."""

    sentence = N_("A label has at most {longest} characters. Please shorten it.")


class CodeUnfit(DomainError):
    """``code``: as typed."""

    sentence = N_("The code “{code}” does not fit: use a to z, digits and _ only, at most 40. Or leave it empty.")


class CodeTaken(DomainError):
    """``code``: as typed."""

    sentence = N_("The code “{code}” is taken, perhaps by a retired entry. Choose another, or leave it empty.")


class NotATree(DomainError):
    sentence = N_("An entry cannot stand below itself. Choose another place for it.")


class NoSuchBrand(DomainError):
    """``brand``: the id asked for."""

    sentence = N_("There is no brand with the number {brand}. Choose one from the list.")


class BrandNameUnfit(DomainError):
    """``longest``: in characters."""

    sentence = N_("Please give the brand a name of at most {longest} characters.")


class LastBrand(DomainError):
    sentence = N_("This is the last active brand, and the desk needs one. Add another brand first.")
