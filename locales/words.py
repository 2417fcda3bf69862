"""Collect what the desk says into the catalogues (``make words``).

The template and both catalogues hold every marked string and no other. A string that is new to Taiwan starts from the
mainland's, turned by OpenCC; what stands there already is the translator's and is not touched.
"""

import ast
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po
from opencc import OpenCC

HERE = Path(__file__).parent
TEMPLATE = HERE / "desk.pot"
FORMS = {"_": 1, "N_": 1, "n_": 2, "plural": 2}  # how many texts each mark takes
TITLE = "# What Aftercare says."
UNSAID = ("Project", "Report", "Last-T", "Language-Team", "POT", "PO-R", "Generated")  # of people and dates
ROOMS = ("pages", "channels", "core", "db")


def place(language: str) -> Path:
    return HERE / language / "LC_MESSAGES" / "desk.po"


def collected() -> Catalog:
    """Every string that is marked in the code, with the files it stands in."""
    found = Catalog(header_comment=TITLE, fuzzy=False)
    for source in (path for room in ROOMS for path in sorted((HERE.parent / room).rglob("*.py"))):
        for said in marked(ast.parse(source.read_text(encoding="utf-8"))):
            found.add(said, locations=[(source.relative_to(HERE.parent).as_posix(), 0)])
    return found


def marked(module: ast.Module) -> Iterator[str | tuple[str, str]]:
    """What is said, inside f-strings too; of two forms for numbers both."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORMS:
            forms = node.args[: FORMS[node.func.id]]
            texts = [form.value for form in forms if isinstance(form, ast.Constant) and isinstance(form.value, str)]
            if len(texts) == len(forms) == FORMS[node.func.id]:
                yield texts[0] if len(texts) == 1 else (texts[0], texts[1])


def kept(language: str) -> Catalog:
    if not place(language).exists():
        return Catalog(language, header_comment=TITLE, fuzzy=False)
    with place(language).open("rb") as source:
        return read_po(source, locale=language)


def renewed(language: str) -> Catalog:
    """The catalogue with today's strings: nothing guessed, nothing stale."""
    catalogue = kept(language)
    catalogue.update(collected(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """Sorted, and without the dates and names that would change the file every day."""
    lines = io.BytesIO()
    write_po(lines, catalogue, width=0, sort_output=True, include_lineno=False, ignore_obsolete=True)
    unsaid = tuple(f'"{name}'.encode() for name in UNSAID)
    return b"".join(line for line in lines.getvalue().splitlines(keepends=True) if not line.startswith(unsaid))


def begun(mainland: Catalog, taiwan: Catalog) -> None:
    """Fill what Taiwan's translator has not seen yet."""
    turn = _turner()
    for message in taiwan:
        source = mainland.get(message.id)
        if source and message.id and not any(forms(message)):
            turned = tuple(map(turn, forms(source)))
            message.string = turned if message.pluralizable else "".join(turned)


def _turner() -> Callable[[str], str]:
    """From the mainland's writing to Taiwan's: the characters by OpenCC, then the habits it does not know."""
    characters = OpenCC("s2twp")
    habits: dict[str, str] = yaml.safe_load((HERE / "taiwan.yaml").read_text(encoding="utf-8"))
    pattern = re.compile("|".join(map(re.escape, habits)))
    return lambda text: pattern.sub(lambda found: habits[found[0]], characters.convert(text))


def forms(message: Message) -> tuple[str, ...]:
    """What stands in the catalogue for a message: one text, or one for each plural."""
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(form or "" for form in string)


def main() -> None:
    words, mainland, taiwan = collected(), renewed("zh_CN"), renewed("zh_TW")
    begun(mainland, taiwan)
    for target, catalogue in ((TEMPLATE, words), (place("zh_CN"), mainland), (place("zh_TW"), taiwan)):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(written(catalogue))
    missing = [str(each.id) for each in mainland if each.id and not any(forms(each))]
    print(f"{len(words)} strings, {len(missing)} without a translation", *missing, sep="\n  ")


if __name__ == "__main__":
    main()
