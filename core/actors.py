"""Who acts: a member of staff, a customer, the system itself, or an integration."""

from dataclasses import dataclass, field

from core.language import N_, Word


class ActorKind(Word):
    STAFF = "staff", N_("Staff")
    CUSTOMER = "customer", N_("Customer")
    SYSTEM = "system", N_("System")
    INTEGRATION = "integration", N_("Integration")


class Role(Word):
    AGENT = "agent", N_("Agent")
    TECHNICIAN = "technician", N_("Technician")
    LOGISTICS = "logistics", N_("Logistics")
    FINANCE = "finance", N_("Finance")
    SUPERVISOR = "supervisor", N_("Supervisor")
    TRAINER = "trainer", N_("Trainer")
    ADMIN = "admin", N_("Administrator")


@dataclass(frozen=True, slots=True)
class Actor:
    """Read anew for every rerun; ``id`` is the person's for staff, the customer's for a customer.

    ``case``: the one ticket that a customer's link opens; with it they see that ticket and no other one.
    """

    kind: ActorKind
    id: int | None = None
    name: str = ""
    roles: frozenset[Role] = field(default_factory=frozenset[Role])
    teams: frozenset[int] = field(default_factory=frozenset[int])
    language: str = "en"
    case: int | None = None
    skills: frozenset[str] = field(default_factory=frozenset[str])

    @property
    def person_id(self) -> int | None:
        """The row in ``people``; customers and machines have none."""
        return self.id if self.kind is ActorKind.STAFF else None


SYSTEM = Actor(ActorKind.SYSTEM)
