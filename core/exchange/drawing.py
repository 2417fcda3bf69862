"""SVG to PNG, run as a program of its own: the renderer would otherwise hold everybody's screen while it draws."""

import re
import sys

import resvg_py

CHINESE = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
LETTER = '<text x="4" y="30" font-size="24">{}</text>'
PROBE = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">{LETTER}</svg>'
NO_FONT = 3  # the answer where letters would be left out


def main() -> int:
    """The zoom as an argument, SVG in, PNG out."""
    drawing = sys.stdin.buffer.read().decode()
    if CHINESE.search(drawing) and not has_chinese():
        return NO_FONT
    sys.stdout.buffer.write(bytes(resvg_py.svg_to_bytes(svg_string=drawing, zoom=float(sys.argv[1]))))
    return 0


def has_chinese() -> bool:
    """Whether any font here has such letters: without one they would be left out, and nobody would be told."""
    empty, letter = (resvg_py.svg_to_bytes(svg_string=PROBE.format(each)) for each in ("", chr(0x4E2D)))
    return bytes(empty) != bytes(letter)


if __name__ == "__main__":
    sys.exit(main())
