"""The one place that knows streamlit-authenticator: it draws the form, and nothing else of it is used.

Its class is given our own check in place of its credentials, and no cookie; it never sees a hash.
"""

from collections.abc import Callable

from streamlit_authenticator import Authenticate

Check = Callable[[str, str], bool]


class OurDoor:
    """Stands where the library keeps its own credential check."""

    def __init__(self, check: Check) -> None:
        self.check = check

    def login(self, username: str = "", passphrase: str = "", *_: object, **__: object) -> bool:
        return self.check(username, passphrase)


class NoCookie:
    """Stands where the library keeps its own cookie: it neither reads nor writes one."""

    def get_cookie(self) -> None: ...

    def set_cookie(self) -> None: ...


class Form(Authenticate):
    """Without the library's ``__init__``, which wants hashes and a cookie's key."""

    def __init__(self, check: Check) -> None:
        self.attrs = {"login_sleep_time": 0}
        self.path = None
        self.authentication_controller = OurDoor(check)
        self.cookie_controller = NoCookie()

    def draw(self, labels: dict[str, str]) -> None:
        self.login(fields=labels)
