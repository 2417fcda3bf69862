"""Texts that break programs: a set of our own, and two public collections where they lie beside the project."""

import json
from pathlib import Path

ATTACK = Path(__file__).parents[3] / "shared" / "data" / "attack"
COLLECTIONS = ("blns.json", "xss_samples.json")

OURS: dict[str, str] = {
    "nothing": "",
    "blanks": " \t\u3000\u00a0",
    "nul": "before\x00after",
    "only nul": "\x00",
    "half a character": "high \ud83d low \ude00 end",
    "only half a character": "\ud800",
    "a pair of halves": "\ud83d\ude00",
    "control characters": "".join(map(chr, range(1, 32))) + "\x7f\x85",
    "escape sequences": "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "right to left": "\u202e\u2066evil\u2069 txt.exe \u05e9\u05dc\u05d5\u05dd",
    "zero width": "a\u200bb\u200cc\u200dd\u2060e\ufefff",
    "only zero width": "\u200b\u2060\ufeff",
    "marks without end": "a" + "\u0301" * 10_000,
    "a word without end": "x" * 50_000,
    "a Chinese word without end": "售" * 20_000,
    "lines": "\n".join(["line"] * 5_000),
    "every line ending": "a\nb\rc\r\nd\u2028e\u2029f\vg\fh",
    "emoji families": "👨‍👩‍👧‍👦🏳️‍🌈👍🏽" * 20,
    "beyond the first plane": "𠮷野家 𝕳𝖊𝖑𝖑𝖔 \U0010ffff",
    "not a character": "\ufffe\uffff\ufdd0",
    "private": "\ue000\uf8ff",
    "grows when folded": "ﷺ ß ŉ ǰ ﬃ İ",
    "full width": "＜script＞alert（1）＜／script＞",
    "script": "<script>document.body.dataset.hacked='1'</script>",
    "image": "<img src=x onerror=\"document.body.dataset.hacked='1'\">",
    "closing tags": '"></textarea></td></div><svg onload=document.body.dataset.hacked=1>',
    "script link": "[click](javascript:document.body.dataset.hacked=1) javascript:alert(1)",
    "far image": "![far](https://evil.example/pixel.png) <https://evil.example>",
    "markdown": "# huge **bold** ~~gone~~ `code`\n- list\n| a | b |\n|---|---|\n```",
    "streamlit markdown": ":red[red] :material/delete: :rainbow-background[x] $$\\frac{1}{0}$$ ::: <br>",
    "math": "$" * 400 + "\\" * 400 + "{" * 400,
    "mermaid": 'end; A-->B["x"]; click A "javascript:alert(1)"; %%{init: {}}%%',
    "gettext and format": "{who} {0} {} %s %(name)s {number!r:>99999999} {{ }}",
    "sql": "'; DROP TABLE tickets; -- \" OR 1=1 /* \\' \\\\ %_ [a-z] $$ E'\\x00'",
    "like": "%%%___///\\\\\\",
    "json": '{"a": [1, null, "\\u0000", "\\ud800"]}',
    "yaml": "!!python/object/apply:os.system ['true'] &a [*a]",
    "csv": "=HYPERLINK(\"http://evil.example\"),+1,-1,@SUM(A1)\t\r\n",
    "paths": "../../../../etc/passwd\x00.png C:\\CON\\..\\ aux:stream",
    "numbers": "9" * 400 + " 1e999 NaN -0 0x10 ٣ Ⅷ ½",
    "a date that never was": "2026-02-30T25:61:61+99:99",
}  # fmt: skip


def collected() -> list[str]:
    """Both collections; nothing where they are absent."""
    present = [ATTACK / name for name in COLLECTIONS if (ATTACK / name).exists()]
    return [text for place in present for text in json.loads(place.read_text(encoding="utf-8"))]


def everything() -> list[str]:
    """Ours come first."""
    return [*OURS.values(), *collected()]
