"""One batch of cases becomes tickets, or changes those that earlier imports have made. Called by the import's job."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import insert, update

from core.deadlines.rules import NEVER
from core.events import Event
from core.imports import customers, views
from core.imports.case import Case, Kept
from core.imports.events import ImportedAgain, ImportedStep, TicketImported
from core.imports.forms import Mapping
from core.imports.tally import Tally
from core.imports.words import Field, Reason
from core.intake import rules as intake
from core.models.process import Visit
from core.models.tickets import ExternalRef, Ticket
from core.process.views import BASIC, named
from core.process.words import Stage
from core.search import keeping
from core.triage.words import Impact, Priority, Severity, Urgency
from core.triage.words import Reason as Grounds
from core.work import Work
from db.base import Json

OTHER, IMPORTED, IMPORTED_SO = "other", "import", str(Grounds.IMPORTED)


@dataclass(slots=True)
class Batch:
    """The cases of one transaction, and what became of them. ``conflicts``: changed there and here."""

    work: Work
    import_id: int
    source: str
    mapping: Mapping
    tally: Tally
    conflicts: list[Kept] = field(default_factory=list[Kept])
    events: list[tuple[datetime, Event]] = field(default_factory=list[tuple[datetime, Event]])

    def write(self, cases: list[Case], dry: bool = False) -> None:
        """Sort the cases by what is known of them already, and write what is new or has changed."""
        refs = views.refs(self.work, self.source, views.CASE, [case.external_id for case in cases])
        fresh = [case for case in cases if case.external_id not in refs]
        other = [case for case in cases if case.external_id in refs and refs[case.external_id].digest != case.digest()]
        other = self._without_conflicts(other, refs)
        self._count(cases, fresh, other)
        if not dry:
            people = customers.ids(self.work, self.source, fresh + other)
            if fresh:
                self._add(fresh, people)
            if other:
                self._change(other, refs, people)
            self.work.record_all(self.events)

    def _count(self, cases: list[Case], fresh: list[Case], other: list[Case]) -> None:
        self.tally.cases += len(cases)
        self.tally.new += len(fresh)
        self.tally.changed += len(other)
        self.tally.unchanged += len(cases) - len(fresh) - len(other) - len(self.conflicts)
        self.tally.guessed += sum(not case.opened_known for case in cases)
        self.tally.kept.update(case.flaw for case in cases if case.flaw)
        self.tally.kept.update(each.reason for each in self.conflicts)

    def _without_conflicts(self, cases: list[Case], refs: dict[str, ExternalRef]) -> list[Case]:
        """A case that was moved on here is ours now: the row is kept for a person to decide."""
        visits = views.visits(self.work, [refs[case.external_id].subject_id for case in cases])
        moved = {number for number, stays in visits.items() if any(stay.kind for stay in stays)}
        for case in cases:
            if refs[case.external_id].subject_id in moved:
                self.conflicts.append(Kept(case.row, Reason.WORKED_ON_HERE, case.external_id))
        return [case for case in cases if refs[case.external_id].subject_id not in moved]

    def _add(self, cases: list[Case], people: dict[str, int]) -> None:
        version = named(self.work, BASIC).id
        tickets = [self._ticket(case, version, people.get(case.external_id)) for case in cases]
        self.work.session.add_all(tickets)
        self.work.session.flush()
        self._number(tickets)
        both = list(zip(tickets, cases, strict=True))
        self._insert(Visit, [self._visit(ticket, stay) for ticket, case in both for stay in _stays(case)])
        self._insert(ExternalRef, [self._ref(ticket, case) for ticket, case in both])
        for ticket, case in both:
            self._tell(ticket, case, Counter())
            taken_over = TicketImported(ticket.id, self.import_id, source=self.source, flaw=case.flaw)
            self.events.append((self.work.now, taken_over))
        keeping.anew(self.work, [ticket.id for ticket in tickets])

    def _insert(self, kind: type[Visit | ExternalRef], rows: list[Json]) -> None:
        """Rows whose numbers nobody asks for, in one statement."""
        self.work.session.execute(insert(kind), rows)

    def _number(self, tickets: list[Ticket]) -> None:
        """``intake.number_of`` for all of them in one statement."""
        ours = update(Ticket).where(Ticket.id.in_([ticket.id for ticket in tickets]))
        numbers = ours.values(number=Ticket.id + intake.FIRST_NUMBER)
        self.work.session.execute(numbers, execution_options={"synchronize_session": False})

    def _change(self, cases: list[Case], refs: dict[str, ExternalRef], people: dict[str, int]) -> None:
        ids = [refs[case.external_id].subject_id for case in cases]
        tickets, visits = views.tickets(self.work, ids), views.visits(self.work, ids)
        told = views.told_steps(self.work, ids, ImportedStep.kind)
        for case in cases:
            ref = refs[case.external_id]
            ticket = tickets[ref.subject_id]
            ticket.customer_id = people.get(case.external_id, ticket.customer_id)
            self._describe(ticket, case)
            self._stay(ticket, case, visits[ticket.id])
            ref.digest = case.digest()
            self._tell(ticket, case, told)
            self.events.append((self.work.now, ImportedAgain(ticket.id, self.import_id, flaw=case.flaw)))
        keeping.anew(self.work, ids)

    def _ticket(self, case: Case, version: int, customer_id: int | None) -> Ticket:
        ticket = Ticket(
            customer_id=customer_id,
            severity=Severity.GENERAL,
            urgency=Urgency.NORMAL,
            impact=Impact.ONE,
            priority_reasons=[IMPORTED_SO],
            process_version_id=version,
            next_due=None,
            sort_due=NEVER,
            response_due=None,
        )
        self._describe(ticket, case)
        return ticket

    def _describe(self, ticket: Ticket, case: Case) -> None:
        """What the other desk says about a case; its history is not ours to complete, so no clock is set."""
        subject = intake.one_line(case.texts.get(Field.SUBJECT, "")) or case.external_id
        ticket.subject = subject[: intake.LONGEST_SUBJECT]
        ticket.description = case.texts.get(Field.DESCRIPTION, "") or subject
        ticket.rank(Priority(self._code(case, Field.PRIORITY) or Priority.P3))
        ticket.category = self._code(case, Field.CATEGORY) or OTHER
        ticket.channel = self._code(case, Field.CHANNEL) or IMPORTED
        ticket.opened_at, ticket.opened_known = case.opened, case.opened_known
        ticket.first_response_at = case.response or ticket.first_response_at
        ticket.resolved_at, ticket.closed_at = _ends(case)
        ticket.flaw = case.flaw
        stays = case.stays()
        ticket.step, ticket.stage, ticket.entered_at = str(case.stage), case.stage, stays[-1][0]
        ticket.moves = len(stays)

    def _code(self, case: Case, wanted: Field) -> str | None:
        return self.mapping.values.get(wanted, {}).get(case.texts.get(wanted, ""))

    def _ref(self, ticket: Ticket, case: Case) -> Json:
        name = {"source": self.source, "kind": views.CASE, "external_id": case.external_id}
        return {**name, "subject_id": ticket.id, "digest": case.digest()}

    def _visit(self, ticket: Ticket, stay: Json) -> Json:
        """Without a kind of move, which tells it from our own."""
        version = {"process_version_id": ticket.process_version_id}
        return {"ticket_id": ticket.id, **version, "values": {}, "checked": [], **stay}

    def _stay(self, ticket: Ticket, case: Case, known: list[Visit]) -> None:
        """Visits as the other desk tells them now."""
        stays = _stays(case)
        for visit, stay in zip(known, stays, strict=False):
            for name, value in stay.items():
                setattr(visit, name, value)
        for stay in stays[len(known) :]:
            self.work.session.add(Visit(**self._visit(ticket, stay)))
        for surplus in known[len(stays) :]:
            self.work.session.delete(surplus)

    def _tell(self, ticket: Ticket, case: Case, told: Counter[tuple[int, datetime, str]]) -> None:
        """Each moment is an event at its own time; what an earlier import has told is not told again."""
        for moment in case.moments:
            name = (ticket.id, moment.at, str(moment.stage))
            if not moment.line:
                continue
            if told[name] > 0:
                told[name] -= 1
                continue
            step = ImportedStep(ticket.id, self.import_id, stage=moment.stage, line=moment.line)
            self.events.append((moment.at, step))
            self.tally.steps += 1


def _ends(case: Case) -> tuple[datetime | None, datetime | None]:
    """A case that was opened again has not ended, whatever its old times say."""
    if case.stage.open:
        return None, None
    return case.resolved, case.closed if case.stage is Stage.CLOSED else None


def _stays(case: Case) -> list[Json]:
    """Its visits, one after the other; the last one is open."""
    stays = case.stays()
    ends = [(at, str(stage)) for at, stage in stays[1:]] + [(None, None)]
    return [
        {"seq": seq, "step": str(stage), "entered_at": entered, "left_at": left, "left_to": to}
        for seq, ((entered, stage), (left, to)) in enumerate(zip(stays, ends, strict=True), start=1)
    ]
