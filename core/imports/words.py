from core.language import N_, Word


class What(Word):
    """What the rows of a file are."""

    CASES = "cases", N_("Cases")
    CUSTOMERS = "customers", N_("Customers")
    ORGANISATIONS = "organisations", N_("Organisations")
    PRODUCTS = "products", N_("Products")
    PURCHASES = "purchases", N_("Purchases")


class Field(Word):
    """What a column of another desk can mean to us."""

    ID = "id", N_("Case number")
    SUBJECT = "subject", N_("Subject")
    DESCRIPTION = "description", N_("Description")
    STATUS = "status", N_("Status")
    PRIORITY = "priority", N_("Priority")
    CATEGORY = "category", N_("Category")
    CHANNEL = "channel", N_("Channel")
    CUSTOMER = "customer", N_("Customer's name")
    CUSTOMER_ID = "customer_id", N_("Customer's number")
    CONTACT = "contact", N_("Phone or mail")
    ROW_TIME = "row_time", N_("Time of the row")
    OPENED = "opened", N_("Opened")
    FIRST_RESPONSE = "first_response", N_("First response")
    RESOLVED = "resolved", N_("Resolved")
    CLOSED = "closed", N_("Closed")
    ADDRESS = "address", N_("Address")
    ORGANISATION = "organisation", N_("Organisation")
    ORGANISATION_ID = "organisation_id", N_("Number of the organisation")
    PRODUCT = "product", N_("Product")
    PRODUCT_ID = "product_id", N_("Article number")
    BATCH = "batch", N_("Batch")
    NOTE = "note", N_("Note")
    ORDER = "order", N_("Order number")
    BOUGHT_ON = "bought_on", N_("Bought on")
    PRICE = "price", N_("Price")
    CURRENCY = "currency", N_("Currency")
    SHOP = "shop", N_("Shop")


TIMES = (Field.ROW_TIME, Field.OPENED, Field.FIRST_RESPONSE, Field.RESOLVED, Field.CLOSED)
VALUED = (Field.STATUS, Field.PRIORITY, Field.CATEGORY, Field.CHANNEL)
SEVERAL = (
    Field.SUBJECT,
    Field.DESCRIPTION,
    Field.CONTACT,
    Field.ADDRESS,
)  # fields that may be put together from several columns

#: The columns of lists that are not cases: first the number by which a row is known again, then its name.
THINGS: dict[What, tuple[Field, ...]] = {
    What.CUSTOMERS: (
        Field.CUSTOMER_ID, Field.CUSTOMER, Field.CONTACT, Field.ADDRESS, Field.ORGANISATION, Field.NOTE,
    ),
    What.ORGANISATIONS: (Field.ORGANISATION_ID, Field.ORGANISATION, Field.NOTE),
    What.PRODUCTS: (Field.PRODUCT_ID, Field.PRODUCT, Field.BATCH, Field.NOTE),
    What.PURCHASES: (
        Field.ORDER, Field.PRODUCT, Field.PRODUCT_ID, Field.BATCH, Field.CUSTOMER, Field.CUSTOMER_ID, Field.CONTACT,
        Field.BOUGHT_ON, Field.PRICE, Field.CURRENCY, Field.SHOP,
    ),
}  # fmt: skip
#: One of each of these must be told by a list, for a row of it to mean anything.
NEEDED: dict[What, tuple[tuple[Field, ...], ...]] = {
    What.CUSTOMERS: ((Field.CUSTOMER,),),
    What.ORGANISATIONS: ((Field.ORGANISATION,),),
    What.PRODUCTS: ((Field.PRODUCT,),),
    What.PURCHASES: ((Field.PRODUCT, Field.PRODUCT_ID), (Field.CUSTOMER, Field.CUSTOMER_ID, Field.CONTACT)),
}
OF_CASES = tuple(Field)[: list(Field).index(Field.ADDRESS)]


class Shape(Word):
    CASES = "cases", N_("One row for each case")
    LOG = "log", N_("Several rows for each case: a log of what happened")


class DateOrder(Word):
    YMD = "ymd", N_("year, month, day")
    DMY = "dmy", N_("day, month, year")
    MDY = "mdy", N_("month, day, year")


class Reason(Word):
    """Why a row was kept aside. Those of ``IMPOSSIBLE`` are imported all the same, and left out of every average."""

    NO_ID = "no_id", N_("No case number")
    TOO_SHORT = "too_short", N_("Fewer cells than headings")
    TOO_LONG = "too_long", N_("More cells than headings")
    BAD_DATE = "bad_date", N_("A date that cannot be read")
    NO_TIME = "no_time", N_("No time at all")
    TWICE = "twice", N_("The same case number a second time")
    NO_NAME = "no_name", N_("No name")
    TEXT_TOO_LONG = "text_too_long", N_("A text that is too long")
    SAME_NUMBER = "same_number", N_("The same number a second time")
    NO_PRODUCT = "no_product", N_("No product")
    NO_CUSTOMER = "no_customer", N_("No customer")
    BAD_PRICE = "bad_price", N_("A price that cannot be read")
    BOUGHT_LATER = "bought_later", N_("Bought on a day to come")
    SAME_PURCHASE = "same_purchase", N_("The same purchase a second time")
    WORKED_ON_HERE = "worked_on_here", N_("Changed there, but meanwhile worked on here")
    RESPONSE_BEFORE_OPENED = "response_before_opened", N_("Answered before it was opened")
    RESOLVED_BEFORE_OPENED = "resolved_before_opened", N_("Resolved before it was opened")
    CLOSED_BEFORE_OPENED = "closed_before_opened", N_("Closed before it was opened")
    RESOLVED_BEFORE_RESPONSE = "resolved_before_response", N_("Resolved before its first response")
    CLOSED_BEFORE_RESOLVED = "closed_before_resolved", N_("Closed before it was resolved")
    IN_THE_FUTURE = "in_the_future", N_("A time in the future")

    @property
    def impossible(self) -> bool:
        return self in IMPOSSIBLE


IMPOSSIBLE = frozenset(
    {
        Reason.RESPONSE_BEFORE_OPENED,
        Reason.RESOLVED_BEFORE_OPENED,
        Reason.CLOSED_BEFORE_OPENED,
        Reason.RESOLVED_BEFORE_RESPONSE,
        Reason.CLOSED_BEFORE_RESOLVED,
        Reason.IN_THE_FUTURE,
    }
)
