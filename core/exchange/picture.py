"""The chart as PNG, drawn from its SVG with the fonts of this machine."""

import subprocess
import sys
from pathlib import Path

from core.exchange import drawing, svg
from core.exchange.errors import NoChineseFont, TooLargeChart
from core.exchange.geometry import Layout

HOUSE = Path(__file__).parents[2]
SHARP = 1.5  # pixels of the picture for one of the chart
WIDEST, MOST_AREA = 9_000, 40_000_000
PATIENCE = 60  # seconds


def written(layout: Layout) -> bytes:
    """As sharp as its size allows."""
    broad, high = layout.pool.width, layout.pool.height
    zoom = min(SHARP, WIDEST / max(broad, high), (MOST_AREA / (broad * high)) ** 0.5)
    if zoom < 0.5:
        raise TooLargeChart
    command = [sys.executable, "-m", drawing.__name__, str(zoom)]
    done = subprocess.run(
        command, input=svg.written(layout), capture_output=True, cwd=HOUSE, timeout=PATIENCE, check=False
    )
    if done.returncode == drawing.NO_FONT:
        raise NoChineseFont
    done.check_returncode()
    return done.stdout
