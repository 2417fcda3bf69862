"""Two cases of Lin's, in the second of which the customer has written again; into the database of ``DATABASE_URL``."""

from sqlalchemy import select

from core.customers.forms import NewCustomer
from core.intake import actions as intake
from core.intake.forms import NewTicket
from core.models import Person
from core.queue import actions as queue
from core.resolution import actions
from core.work import begin
from db.session import reading


def settle() -> None:
    with reading() as session:
        lin = session.scalars(select(Person).where(Person.username == "lin")).one().as_actor()
    customer = NewCustomer("Chen Jing", ("13800138021",))
    for subject in ("The lid is loose", "The lid is loose again"):
        with begin(lin) as work:
            form = NewTicket("phone", "quality", subject, "It came off.", key=subject, customer=customer)
            number = intake.open_ticket(work, form).number or 0
            queue.take(work, number)
    with begin(lin) as work:
        actions.customer_said(work, number, "And where is my invoice?")


if __name__ == "__main__":
    settle()
