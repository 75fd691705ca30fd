"""Pictures for those who pass a link on, and how pages name them."""

from __future__ import annotations

import struct
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from resource_toolkit.checking.checked import check
from resource_toolkit.papers.documents import make_social
from resource_toolkit.publishing.output_files import SOCIAL, name_social
from tests.toolkits.sites import TODAY, copy_agency

if TYPE_CHECKING:
    from pathlib import Path


def test_a_picture_for_each_toolkit_and_kind_named_on_every_page(tmp_path: Path) -> None:
    checked = check(copy_agency(tmp_path / "agency"), date.fromisoformat(TODAY))
    catalog = checked.catalog
    site = tmp_path / "site"
    (site / SOCIAL).mkdir(parents=True)
    files = make_social(catalog, checked.settings)
    names = {file.stem for file in files}
    assert {"site", *(f"collection-{slug}" for slug in catalog.collections)} <= names
    made = {file.name: file.read_bytes() for file in files}
    for data in made.values():
        assert data.startswith(b"\x89PNG")
        assert struct.unpack(">II", data[16:24]) == (1200, 630)
        assert len(data) < 120_000
    assert made == {f.name: f.read_bytes() for f in make_social(catalog, checked.settings)}
    # A title that is code or markup elsewhere is words here.
    odd = replace(checked.settings, name='"#panic() $x$ \\')
    assert make_social(catalog, odd)
    for name, data in made.items():
        (site / SOCIAL / name).write_bytes(data)
    slug = next(iter(catalog.collections))
    for address in ("", f"collections/{slug}/", "about/"):
        (site / address).mkdir(parents=True, exist_ok=True)
        (site / address / "index.html").write_text("<head></head>")
    name_social(catalog, checked.settings, site)
    wanted = {"": "site", f"collections/{slug}/": f"collection-{slug}", "about/": "site"}
    for address, name in wanted.items():
        html = (site / address / "index.html").read_text()
        picture = f"{checked.settings.url}{SOCIAL}{name}.png"
        assert f'<meta property="og:image" content="{picture}">' in html
        assert f'<meta property="og:url" content="{checked.settings.url}{address}">' in html
