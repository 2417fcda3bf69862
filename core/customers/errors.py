from core.errors import DomainError
from core.language import N_


class NoSuchCustomer(DomainError):
    sentence = N_("This customer does not exist any more. Search again by name or number.")


class ReasonNeeded(DomainError):
    sentence = N_("This case is not yours. Please write why you need the contact data; it is recorded.")


class NoSuchContact(DomainError):
    sentence = N_("This way to reach the customer is not here any more. Load the page again.")


class AlreadyThere(DomainError):
    sentence = N_("This way to reach the customer is here already.")
