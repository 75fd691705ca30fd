"""The PDFs of the real toolkit, made once for all tests of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from resource_toolkit.papers.documents import Booklet, booklets_of, papers_of, write_pdf
from resource_toolkit.papers.documents.layouts import Layouts
from tests.toolkits.sites import PROJECT

if TYPE_CHECKING:
    from resource_toolkit.checking.checked import Checked
    from resource_toolkit.papers.documents import Paper

SIZES = ("us-letter", "a4")


@pytest.fixture(scope="session")
def sheets(checked: Checked) -> dict[str, Paper]:
    """Slug to the sheet of each resource that hands one out."""
    catalog = checked.catalog
    return {
        resource.slug: papers_of(
            catalog, checked.settings, resource, checked.bodies[resource.slug]
        )[0]
        for resource in catalog.active
        if catalog.hand_out(resource)
    }


@pytest.fixture(scope="session")
def layouts() -> Layouts:
    """Layouts that were found before in this run, as a build keeps them."""
    return Layouts("")


@pytest.fixture(scope="session")
def sheet_pdfs(sheets: dict[str, Paper], layouts: Layouts) -> dict[tuple[str, str], PdfReader]:
    """Slug and size to the PDF of each sheet."""
    return {
        (slug, size): PdfReader(io.BytesIO(write_pdf(paper, PROJECT, size, layouts)))
        for slug, paper in sheets.items()
        for size in SIZES
    }


@pytest.fixture(scope="session")
def booklets(checked: Checked, layouts: Layouts) -> dict[tuple[str, str], tuple[Booklet, bytes]]:
    """Slug and edition of each packet to its booklet and its PDF, as bytes."""
    return {
        (packet.slug, edition): (booklet, write_pdf(booklet, PROJECT, "us-letter", layouts))
        for packet in checked.catalog.packets.values()
        for edition, booklet in booklets_of(
            checked.catalog, checked.settings, packet, checked.bodies
        ).items()
    }
