from core.language import N_, Word


class Stage(Word):
    """The only status a ticket has: what kind of step it stands in."""

    NEW = "new", N_("New")
    WORKING = "working", N_("Working")
    WAITING_CUSTOMER = "waiting_customer", N_("Waits for customer")
    WAITING_PARTNER = "waiting_partner", N_("Waits for partner")
    RESOLVED = "resolved", N_("Resolved")
    CLOSED = "closed", N_("Closed")

    @property
    def waiting(self) -> bool:
        return self in {Stage.WAITING_CUSTOMER, Stage.WAITING_PARTNER}

    @property
    def open(self) -> bool:
        return self not in {Stage.RESOLVED, Stage.CLOSED}


class Counting(Word):
    """By which clock the limits of the steps run."""

    CALENDAR = "calendar", N_("by the clock, nights and days off included")
    BUSINESS = "business", N_("in working time")


class VersionState(Word):
    DRAFT = "draft", N_("Draft")
    PUBLISHED = "published", N_("Published")
    RETIRED = "retired", N_("Retired")


class DraftState(Word):
    EDITING = "editing", N_("Being written")
    IN_REVIEW = "in_review", N_("In review")
    SCHEDULED = "scheduled", N_("Waits for its day")


class MoveKind(Word):
    """Why a visit of a step ended."""

    NORMAL = "normal", N_("Forward")
    BACK = "back", N_("Rework")
    ALONE = "alone", N_("Checked alone: nobody else could")
    EVENT = "event", N_("By an event")
    TIME = "time", N_("By time")
    REOPEN = "reopen", N_("Reopened")
    CAP = "cap", N_("Loop limit")
    OVERRIDE = "override", N_("Off procedure")
    MERGE = "merge", N_("Merging")
    HAND_OVER = "hand_over", N_("Handed over")
    MIGRATION = "migration", N_("Moved to another version")


class Happening(Word):
    """What customers and partners do that can move a waiting case."""

    CUSTOMER_REPLIED = "customer_replied", N_("Customer answered")
    CUSTOMER_CONFIRMED = "customer_confirmed", N_("Customer confirmed")
    CUSTOMER_OBJECTED = "customer_objected", N_("Customer objected")
    CONSENT_GIVEN = "consent_given", N_("Customer agreed")
    CONSENT_REFUSED = "consent_refused", N_("Customer declined")
    PARTNER_ANSWERED = "partner_answered", N_("Partner answered")
