"""A process of its own that studies: ``python -m core.staffing.study.compute``.

JSON by standard input; lines of "done total" and, as the last one, the answer. Nothing else may import this module:
it loads Numba, and the server and the worker stay small.
"""

import os
import sys
from dataclasses import dataclass

from pydantic import TypeAdapter

from core.staffing.engine.choosing import choose
from core.staffing.study.answers import Answer
from core.staffing.study.questions import Asked
from core.staffing.study.studying import parts, study

ASIDE = 10  # the desk comes first


@dataclass(slots=True)
class Progress:
    """Told by whole lines, so that a reader never sees half of one."""

    total: int
    done: int = 0

    def __call__(self, played: int) -> None:
        self.done += played
        sys.stdout.write(f"{min(self.done, self.total)} {self.total}\n")
        sys.stdout.flush()


def main() -> None:
    os.nice(ASIDE)
    asked = TypeAdapter(Asked).validate_json(sys.stdin.buffer.read())
    engine = choose()
    found = study(asked, engine, Progress(parts(asked)))
    sys.stdout.buffer.write(TypeAdapter(Answer).dump_json(Answer(engine.name, found)) + b"\n")


if __name__ == "__main__":
    main()
