from core.language import N_, Word


class Severity(Word):
    SERIOUS = "serious", N_("Serious")
    GENERAL = "general", N_("General")
    MINOR = "minor", N_("Minor")


class Urgency(Word):
    URGENT = "urgent", N_("Urgent")
    FAIRLY_URGENT = "fairly_urgent", N_("Fairly urgent")
    NORMAL = "normal", N_("Normal")


class Impact(Word):
    ONE = "one", N_("One customer")
    SEVERAL = "several", N_("Several customers")
    MANY = "many", N_("Many, or a batch")


class Priority(Word):
    P1 = "P1", "P1"
    P2 = "P2", "P2"
    P3 = "P3", "P3"
    P4 = "P4", "P4"


class Reason(Word):
    """Why a case has its priority."""

    MATRIX = "matrix", N_("severity and urgency")
    IMPACT = "impact", N_("more than one customer is affected")
    COMPLAINT = "complaint", N_("it is a complaint")
    DANGER = "danger", N_("health or safety is at stake")
    RULE = "rule", N_("a rule raised it")
    HEALTH = "health", N_("health is at stake")
    SAFETY = "safety", N_("safety is at stake")
    CHILDREN = "children", N_("a child's safety is at stake")
    BY_HAND = "by_hand", N_("a person decided so")
    IMPORTED = "imported", N_("it came with the import")
