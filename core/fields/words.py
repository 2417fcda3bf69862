from core.language import N_, Word


class FieldKind(Word):
    """What a field can hold."""

    TEXT = "text", N_("Text")
    ENUM = "enum", N_("Choice")
    BOOL = "bool", N_("Yes or no")
    INT = "int", N_("Whole number")
    MONEY = "money", N_("Amount of money")
    DATE = "date", N_("Date")


class Tree(Word):
    """The category trees that we ship, each with its questions."""

    GENERAL = "general", N_("General method")
    TOYS = "toys", N_("Toys")
    SHOP = "shop", N_("E-commerce")
    CARE = "care", N_("Care goods")
    PETS = "pets", N_("Pet goods")
