from core.errors import DomainError
from core.language import N_


class NoSuchProduct(DomainError):
    sentence = N_("This product or batch is not here any more. Choose one from the list.")


class NoSuchPurchase(DomainError):
    sentence = N_("This purchase does not belong to this customer. Choose one from the list.")


class NumberTaken(DomainError):
    """``code``: as typed."""

    sentence = N_("The article number “{code}” belongs to another product. Look it up in the list.")


class NotADate(DomainError):
    sentence = N_("This day lies in the future. Please correct it.")


class BadPrice(DomainError):
    sentence = N_("A price is a number that is not below zero, with its currency as three letters, such as CNY.")
