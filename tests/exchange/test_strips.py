"""A chart in a PDF fits onto the page: it is cut into strips, and no shape is cut with it."""

from itertools import pairwise

import pytest
from reportlab.lib.pagesizes import A4

from core.exchange import doors, pdf, pdf_chart
from core.exchange.geometry import Layout
from core.exchange.strips import HEAD, strips
from core.process import supply
from core.process.wording import Wording

ROOM = 700


def layout(code: str, language: str) -> Layout:
    document = next(each for each in supply.shipped() if each.process == code)
    return doors._laid_out(Wording(document, language, {}))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("code", [each.process for each in supply.shipped()])
def test_strips_hold_the_whole_chart_and_cut_no_shape(code, language):
    chart = layout(code, language)
    spans = strips(chart, ROOM)
    assert (spans[0][0], spans[-1][1]) == (HEAD, chart.pool.right)
    assert all(one[1] == other[0] for one, other in pairwise(spans))
    assert all(0 < right - left <= ROOM - HEAD for left, right in spans)
    cuts = [right for _, right in spans[:-1]]
    assert not [box for box in chart.boxes.values() for cut in cuts if box.x < cut < box.right]


@pytest.mark.parametrize("code", ["complaint", "basic"])
def test_each_piece_fits_onto_the_page(code):
    broad, high = pdf.ROOM[0], pdf.ROOM[1] - pdf.HEADING
    pieces = pdf_chart.drawn(layout(code, "en"), "Helvetica", broad, high)
    assert len(pieces) > 2
    assert broad < A4[0]
    for each in pieces:
        assert each.wrap(broad, high)[0] <= broad + 3  # the lines at the rim
        assert each.wrap(broad, high)[1] <= high + 3


def test_what_fits_stays_in_one_piece():
    chart = layout("basic", "en")
    assert strips(chart, chart.pool.right) == [(HEAD, chart.pool.right)]
