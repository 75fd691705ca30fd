"""Papers are kept: what was made before is not made again, and what is gone goes."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import typst

from resource_toolkit.checking import Step, check
from resource_toolkit.cli.main import main
from resource_toolkit.papers import paper_names
from resource_toolkit.papers.documents import make_papers, make_social, pdf, prune_papers, setting
from resource_toolkit.papers.documents.typesetter import FOLDER
from tests.toolkits.at_home import make_papers_at_home
from tests.toolkits.sites import TODAY, change, copy_agency

if TYPE_CHECKING:
    from pathlib import Path

    from resource_toolkit.catalog import Packet, Resource
    from resource_toolkit.checking import Checked
    from resource_toolkit.papers.documents.paper import Paper
    from resource_toolkit.papers.documents.typst_pages import SetPaper


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_agency(tmp_path / "agency")


def _checked(root: Path) -> Checked:
    return check(root, date.fromisoformat(TODAY), until=Step.RULES)


def _made(now: Checked) -> dict[str, tuple[Path, ...]]:
    records: tuple[Resource | Packet, ...]
    records = (*now.catalog.active, *now.catalog.packets.values())
    return make_papers(now.catalog, now.settings, now.bodies, records, tell=lambda _: None)


def test_after_an_edit_only_what_changed_is_laid_out_anew(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[str] = []
    set_paper = setting.set_paper

    def counted(paper: Paper, root: Path, size: str) -> SetPaper:
        laid.append(paper.title)
        return set_paper(paper, root, size)

    monkeypatch.setattr(pdf, "set_paper", counted)
    make_papers_at_home(monkeypatch)
    now = _checked(root)
    first = _made(now)
    assert len(laid) > len(now.catalog.packets)
    laid.clear()
    packet = next(iter(now.catalog.packets.values()))
    resource = now.catalog.resources[packet.parts[0].slug]
    before = {file: file.read_bytes() for files in first.values() for file in files}
    file = root / "resources" / resource.collection / f"{resource.slug}.md"
    file.write_text(f"{file.read_text(encoding='utf-8')}\nMany hands.\n", encoding="utf-8")
    again = _made(_checked(root))
    assert set(laid) == {resource.title}
    others = {file for files in again.values() for file in files if file.suffix == ".pdf"}
    changed = {file.parent.name for file in others if before[file] != file.read_bytes()}
    assert packet.slug in changed
    assert changed <= {resource.slug, *now.catalog.packets}


def test_a_paper_that_holds_nothing_of_what_changed_is_not_made_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_papers_at_home(monkeypatch)
    now = _checked(root)
    packet = next(iter(now.catalog.packets.values()))
    part = now.catalog.resources[packet.parts[0].slug]
    first = _made(now)
    files = {file: file.stat().st_mtime_ns for made in first.values() for file in made}
    file = root / "resources" / part.collection / f"{part.slug}.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n## Facilitator notes\n\nMany hands.\n", encoding="utf-8")
    _made(_checked(root))
    made = {file for file, before in files.items() if file.stat().st_mtime_ns != before}
    assert {(file.parent.name, file.stem) for file in made} == {(packet.slug, "all")}
    _made(_checked(root))
    assert made == {file for file, before in files.items() if file.stat().st_mtime_ns != before}


def test_a_sheet_that_takes_more_pages_than_its_page_promises_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_papers_at_home(monkeypatch)
    kind = root / "resources/vocabularies/formats.yml"
    change(kind, "{slug: activity, ", "{slug: activity, prints_on: 1, hand_out: all, ")
    now = _checked(root)
    rows = [row for row in now.catalog.active if now.catalog.prints_on(row)]
    short, promised = [row for row in rows if paper_names(now.catalog, row)][:2]

    def warnings() -> list[str]:
        with pytest.raises(SystemExit) as ended:
            main(["papers", short.slug, promised.slug, "--root", str(root)])
        assert ended.value.code == 0
        return [line for line in capsys.readouterr().err.splitlines() if "RC554" in line]

    assert warnings() == []
    chairs = "".join(f"Chair {number} waits for its child.\n\n" for number in range(300))
    for resource in (short, promised):
        change(root / resource.path, "\n---\n\n", f"\n---\n\n{chairs}")
    pages = "prints_on: 2\nprints_on_because: There are many chairs.\ntitle: "
    change(root / promised.path, "title: ", pages)
    told = warnings()
    assert [line.partition(" warning ")[0] for line in told] == [
        f"{short.path}:2:8:",
        f"{promised.path}:2:12:",
    ]
    takes = (
        r"RC554 what is handed out takes \d+ pages, and its page promises \d; shorten it, or write "
    )
    assert re.search(
        rf"{takes}'prints_on: \d' and, as prints_on_because, why it takes more$", told[0]
    )
    assert re.search(rf"{takes}'prints_on: \d'$", told[1])
    assert warnings() == told  # What was made before is told as well.


def test_papers_of_a_record_that_is_gone_go_and_nothing_else(root: Path) -> None:
    slug = "mask-lesson"
    kept = root / FOLDER / "resources"
    made = {f"resources/{slug}/": (kept / slug / "sheet.pdf",)}
    printed = ("sheet.pdf", "old-flyer.pdf", "sheet-large.pdf")
    for folder in (slug, "long-gone", "by-hand"):
        (kept / folder).mkdir(parents=True, exist_ok=True)
        for name in (*printed, "mine.pdf", "notes.txt"):
            (kept / folder / name).write_text("x", encoding="utf-8")
        if folder != "by-hand":
            (kept / folder / "made-of").write_text("\n".join(["x", *printed]), encoding="utf-8")
    (kept / "made-before").mkdir()
    for name in ("whole.docx", "made-of"):  # An earlier version wrote no names.
        (kept / "made-before" / name).write_text("x", encoding="utf-8")
    prune_papers(root, made)
    left = {file.relative_to(kept).as_posix() for file in kept.rglob("*") if file.is_file()}
    mine = ("mine.pdf", "notes.txt")
    assert left == {
        *(f"long-gone/{name}" for name in mine),
        *(f"by-hand/{name}" for name in (*printed, *mine)),
        *(f"{slug}/{name}" for name in ("made-of", "sheet-large.pdf", "sheet.pdf", *mine)),
    }
    assert not (kept / "made-before").exists()


def test_pictures_for_sharing_are_drawn_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = _checked(root)
    files = make_social(now.catalog, now.settings)
    before = [file.read_bytes() for file in files]
    files[0].unlink()
    drawn: list[bytes] = []
    compiler = typst.Compiler

    def counted(source: bytes, **more: Any) -> typst.Compiler:
        drawn.append(source)
        return compiler(source, **more)

    monkeypatch.setattr(typst, "Compiler", counted)
    assert make_social(now.catalog, now.settings) == files
    assert len(drawn) == 1
    assert [file.read_bytes() for file in files] == before
    change(root / "mkdocs.yml", "site_name: ", "site_name: New ")
    now = _checked(root)
    make_social(now.catalog, now.settings)
    assert len(drawn) == 1 + len(files)
