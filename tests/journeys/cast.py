"""The people of the journeys, written by the desk's own verbs into the database of ``DATABASE_URL``."""

from core.access import founding, joining
from core.access.forms import Founding
from core.actors import SYSTEM, Role
from core.people import actions as people
from core.people.forms import Invitation
from core.work import begin

PASSPHRASE = "售后服务，以诚相待；" * 8  # 80 characters, 240 bytes
CAST = {"lin": Role.AGENT, "wang": Role.SUPERVISOR, "shen": Role.TRAINER}


def settle() -> None:
    """An administrator called admin, an agent called lin, a supervisor called wang and a trainer called shen."""
    code = founding.code()
    assert code
    form = Founding("Admin", "admin", PASSPHRASE, PASSPHRASE, "Toys & Co", "Asia/Shanghai", "en")
    founding.found(code, form)
    for username, role in CAST.items():
        with begin(SYSTEM) as work:
            token = people.invite(work, Invitation(username, username.title(), frozenset({role})))
        joining.join(token, PASSPHRASE, PASSPHRASE)


if __name__ == "__main__":
    settle()
