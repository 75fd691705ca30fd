"""A drawing that gives its size in millimeters is as large in the PDF, on both sizes of paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from resource_toolkit.papers.documents import Paper, write_pdf
from tests.toolkits.sites import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf.generic import StreamObject

pytestmark = pytest.mark.shipped_toolkit

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)
POINT = 25.4 / 72
"""Millimeters in a point."""
DRAWN = {
    "health-and-safety": ("two-squares.svg", (6.35, 12.7, 50.8)),
    "physical-activity": ("ball-to-measure.svg", (44.45, 50.8)),
}
"""Collection to a drawing of it, and what is so wide in it, in millimeters."""


def times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def widths(  # noqa: C901 one branch for each operator of a path
    stream: StreamObject, resources: Any, reader: PdfReader, matrix: Matrix
) -> Iterator[float]:
    """Yield the width of each path in millimeters, forms included."""
    kept: list[Matrix] = []
    across: list[float] = []
    for operands, operator in ContentStream(stream, reader).operations:
        if operator == b"q":
            kept.append(matrix)
        elif operator == b"Q":
            matrix = kept.pop()
        elif operator == b"cm":
            matrix = times(tuple(float(number) for number in operands), matrix)  # type: ignore[arg-type]
        elif operator in (b"m", b"l"):
            across.append(float(operands[0]) * matrix[0] + float(operands[1]) * matrix[2])
        elif operator == b"c":
            across += [float(operands[n]) * matrix[0] for n in (0, 2, 4)]
        elif operator == b"re":
            yield abs(float(operands[2]) * matrix[0]) * POINT
        elif operator in (b"S", b"f", b"f*", b"B", b"n", b"B*"):
            if across:
                yield (max(across) - min(across)) * POINT
            across = []
        elif operator == b"Do":
            form = resources["/XObject"][operands[0]]
            if form["/Subtype"] == "/Form":
                own = form.get("/Matrix", SAME)
                inner = times(tuple(float(number) for number in own), matrix)  # type: ignore[arg-type]
                yield from widths(form, form.get("/Resources", {}), reader, inner)


@pytest.mark.parametrize("size", ["us-letter", "a4"])
@pytest.mark.parametrize("collection", DRAWN)
def test_sizes_are_true_in_millimeters(collection: str, size: str) -> None:
    name, sizes = DRAWN[collection]
    paper = Paper(
        title="Sizes",
        language="en",
        address="https://example.org/s/",
        rights="Yes",
        html=f'<p><img src="../../collections/{collection}/pictures/{name}" alt="Sizes"></p>',
        pages=1,
        root=PROJECT,
        pictures=f"resources/{collection}/pictures",
    )
    reader = PdfReader(io.BytesIO(write_pdf(paper, PROJECT, size)))
    page = reader.pages[0]
    contents = page.get_contents()
    assert contents is not None
    measured = list(widths(contents, page["/Resources"], reader, SAME))
    for true in sizes:
        assert any(abs(wide - true) < 0.1 for wide in measured), (true, measured)
