"""The demo desk as a job, for whoever chooses it in the first run."""

from core.access.secrets import new_token
from core.demo import play
from core.jobs.run import Run


def bring_in(run: Run) -> None:
    """Nobody knows the cast's passphrase: an administrator gives a link to whoever wants to play a part."""
    play.load(new_token(), run.clock)
