"""The house rules that a linter cannot say."""

import ast
import importlib
import inspect
import pkgutil
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import core
from core.permissions import NEEDED
from core.work import Work

HOUSE = ("app.py", "pages", "channels", "core", "db")
RULES = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]["desk"]
CHINESE = re.compile("[\u3400-\u9fff]")
WIDGETS = {
    "button", "download_button", "form_submit_button", "checkbox", "toggle", "radio", "selectbox", "multiselect",
    "text_input", "text_area", "number_input", "date_input", "time_input", "file_uploader", "segmented_control",
    "pills", "slider", "data_editor", "pagination",
}  # fmt: skip

Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(*parts: str) -> list[Path]:
    roots = [Path(part) for part in parts]
    found = [path for root in roots for path in ([root] if root.suffix else sorted(root.rglob("*.py")))]
    return [path for path in found if "versions" not in path.parts]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, Function))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def callers(name: str, *parts: str) -> set[str]:
    """The files in which something of this name is called."""
    return {path.as_posix() for path in sources(*parts) if any(called == name for called, _ in calls(path))}


def length(function: Function) -> int:
    """Lines of the body, without signature and docstring."""
    first = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - first[0].lineno + 1 if first else 0


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def verbs() -> list[Callable[..., Any]]:
    """The public functions that take a ``Work`` first, wherever a module holds verbs."""
    modules = [importlib.import_module(each.name) for each in pkgutil.walk_packages(core.__path__, "core.")]
    rooms = {name.rpartition(".")[0] for name in NEEDED} | {each.__name__ for each in modules if is_actions(each)}
    return [
        function
        for module in modules
        if module.__name__ in rooms
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_") and takes_work(function)
    ]


def is_actions(module: ModuleType) -> bool:
    return module.__name__.endswith(".actions")


def takes_work(function: Callable[..., Any]) -> bool:
    first = next(iter(inspect.signature(function).parameters.values()), None)
    return first is not None and first.annotation is Work


@pytest.mark.parametrize("verb", verbs(), ids=lambda verb: f"{verb.__module__}.{verb.__qualname__}")
def test_every_verb_names_its_permission(verb: Callable[..., Any]) -> None:
    name = f"{verb.__module__}.{verb.__qualname__}"
    assert (name in NEEDED) != (name in RULES["open-verbs"])


def test_only_the_session_commits() -> None:
    assert callers("commit", *HOUSE) <= {"db/session.py"}


def test_only_the_work_writes_history() -> None:
    assert callers("EventRow", *HOUSE) == {"core/work.py", *RULES["history"]}


def test_queries_start_in_views_claims_and_scope() -> None:
    asked = callers("select", *HOUSE)
    assert {path for path in asked if Path(path).stem not in {"views", "claims", "scope"}} == set(RULES["select"])


def test_no_page_lies_directly_under_pages() -> None:
    """Streamlit would serve it without the front door, and so without sign-in, after a cold start."""
    assert sorted(page.name for page in Path("pages").glob("*.py")) == ["__init__.py", "front_door.py"]


def test_a_page_fits_on_two_screens() -> None:
    screens = [path for path in sources("pages") if "parts" not in path.parts]
    assert {screen.as_posix(): lines(screen) for screen in screens if lines(screen) > 120} == {}


def test_files_stay_readable_in_one_sitting() -> None:
    house = {path.as_posix() for path in sources(*HOUSE) if lines(path) > 200}
    tests = {path.as_posix() for path in sources("tests") if lines(path) > 400}
    assert house | tests <= set(RULES["long"])


def test_functions_are_short() -> None:
    counting = [path for path in sources(*HOUSE) if path.as_posix() not in RULES["long"]]
    counted = sorted(length(each) for path in counting for each in functions(path))
    assert counted[int(0.9 * len(counted))] <= 12
    assert counted[int(0.99 * len(counted))] <= 30


def test_refusals_are_caught_in_one_place() -> None:
    """A page attempts; the shell alone turns a refusal into a sentence."""
    handlers = [
        (path.as_posix(), ast.unparse(node.type) if node.type else "")
        for path in sources("pages")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
    ]
    assert {path for path, _ in handlers if not path.startswith("pages/parts/")} == set()
    assert {path for path, caught in handlers if "DomainError" in caught} <= {"pages/parts/shell.py"}


def test_every_widget_has_a_key() -> None:
    """Without one, a changed label makes a new widget and throws away what was typed."""
    keyless = [
        f"{path.as_posix()}:{call.lineno} {name}"
        for path in sources("pages")
        for name, call in calls(path)
        if name in WIDGETS and ast.unparse(call.func).startswith("st.")
        if "key" not in {keyword.arg for keyword in call.keywords} and None not in {k.arg for k in call.keywords}
    ]
    assert keyless == []


def test_a_list_that_may_be_empty_says_so_in_our_words() -> None:
    """Streamlit's own "Choose an option" knows one language only."""
    silent = [
        f"{path}:{call.lineno}"
        for path in sources("pages")
        for name, call in calls(path)
        if name in {"selectbox", "multiselect"}
        and (name == "multiselect" or _begins_empty(call))
        and not any(keyword.arg == "placeholder" for keyword in call.keywords)
    ]
    assert silent == []


def _begins_empty(call: ast.Call) -> bool:
    told = [*call.args[2:3], *(keyword.value for keyword in call.keywords if keyword.arg == "index")]
    ends = [end for each in told for end in ((each.body, each.orelse) if isinstance(each, ast.IfExp) else (each,))]
    return any(isinstance(end, ast.Constant) and end.value is None for end in ends)


def test_nobody_writes_html_but_the_browser_part() -> None:
    assert callers("html", "pages") <= {"pages/parts/browser.py"}
    assert [path for path in sources("pages") if "unsafe_allow_html" in path.read_text(encoding="utf-8")] == []


def test_words_on_the_screen_stand_in_the_catalogues() -> None:
    """A docstring may gloss a term; ``core/language.py`` says each language's name in its own words."""
    strange = [
        f"{path.as_posix()}:{node.lineno}"
        for path in sources(*HOUSE)
        if path != Path("core/language.py")
        for node in literals(tree(path))
        if CHINESE.search(str(node.value))
    ]
    assert strange == []


def literals(module: ast.Module) -> Iterator[ast.Constant]:
    """Texts of the code that are not docstrings."""
    glosses = {
        id(node.body[0].value)
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | Function) and node.body and isinstance(node.body[0], ast.Expr)
    }
    texts = (node for node in ast.walk(module) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return (node for node in texts if id(node) not in glosses)


def test_imports_stand_at_the_top() -> None:
    inside = [
        f"{path.as_posix()}:{node.lineno}"
        for path in sources(*HOUSE)
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_no_type_is_looked_away_from() -> None:
    mark = "type: " + "ignore"
    assert [path.as_posix() for path in sources(*HOUSE) if mark in path.read_text(encoding="utf-8")] == []


def test_nothing_names_a_place_on_one_machine() -> None:
    told = re.compile(r"[\"'`( ]/(work|home|root|Users)/\w")
    found = [path for path in sources(*HOUSE, "tests", "benchmarks", "locales") if told.search(path.read_text("utf-8"))]
    assert [str(path) for path in found] == []


def test_every_room_says_in_one_sentence_what_it_is() -> None:
    rooms = [path for path in sources("pages", "channels", "core", "db") if path.name == "__init__.py"]
    silent = [path.as_posix() for path in rooms if not (ast.get_docstring(tree(path)) or "").endswith(".")]
    assert silent == []


def test_the_tests_mirror_core() -> None:
    """A room that acts has a folder of tests with its name."""
    rooms = {path.parent.name for path in Path("core").glob("*/actions.py")}
    assert {room for room in rooms if not list(Path("tests", room).glob("test_*.py"))} == set()


def test_exemptions_are_still_needed() -> None:
    """An exemption for a file that is gone, or has become short, is a hole in the fence."""
    exempt = {*RULES["long"], *RULES["select"], *RULES["history"]}
    assert {path for path in exempt if not Path(path).exists()} == set()
    assert {path for path in RULES["long"] if lines(Path(path)) <= 200 and longest(Path(path)) <= 30} == set()


def longest(path: Path) -> int:
    return max((length(each) for each in functions(path)), default=0)
