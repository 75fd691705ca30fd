import json
import socket
from pathlib import Path

import pytest

from resource_toolkit.cli.main import main
from resource_toolkit.upkeep.link_check import public
from tests.toolkits.garden import BEAN, SEED, check, errors, make_toolkit, put
from tests.upkeep.link_server import serving


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_toolkit(tmp_path)


def toolkit(root: Path, *words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main([*words, "--root", str(root), "--today", "2027-03-01"])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def files(root: Path) -> dict[str, str]:
    return {p.relative_to(root).as_posix(): p.read_text() for p in root.rglob("*") if p.is_file()}


def test_check_repairs_and_shows_what_it_did(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = SEED.replace("title: Seed list", "title: Seeds: a list").replace("[A]", "[Air]")
    put(root, "resources/garden/seed-list.md", bad.replace("\n", "\r\n"))
    assert toolkit(root, "check") == 1
    capsys.readouterr()
    assert toolkit(root, "check", "--fix") == 0
    said = capsys.readouterr().out
    assert '  - title: Seeds: a list\n  + title: "Seeds: a list"\n' in said
    assert "2 repairs in 1 file\n" in said
    assert "3 resources checked: 0 errors" in said
    wanted = SEED.replace("title: Seed list", 'title: "Seeds: a list"').replace("\n", "\r\n")
    assert (root / "resources/garden/seed-list.md").read_bytes().decode() == wanted


def test_import_writes_all_rows_or_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    titles = "slug,collection,title,summary,kind,steps,body\n"
    good = "one,garden,One,It is.,sheet,begin,Text\n"
    table = put(
        root.parent / "in",
        "in.csv",
        titles + good + good.replace("one", "two", 1).replace("sheet", "shet"),
    )
    before = files(root)
    assert toolkit(root, "import", str(table)) == 1
    assert files(root) == before
    said = capsys.readouterr().out
    assert "row 3, column kind: error RC203" in said
    assert "nothing was written: 1 error in 1 row; --partial writes the rows that pass" in said
    assert toolkit(root, "import", str(table), "--partial", "--dry-run") == 1
    assert files(root) == before
    assert toolkit(root, "import", str(table), "--partial") == 1
    said = capsys.readouterr().out
    assert "left out: row 3\n" in said
    assert "wrote resources/garden/one.md (row 2)" in said
    assert set(files(root)) - set(before) == {"resources/garden/one.md"}
    table.write_text(titles + good)
    assert toolkit(root, "import", str(table)) == 0
    assert "0 files written, 1 unchanged" in capsys.readouterr().out


def test_export_writes_a_file_that_comes_back(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = root.parent / "out.csv"
    assert toolkit(root, "export", "--csv", str(out)) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbfslug,collection,title")
    assert toolkit(root, "import", str(out)) == 0
    assert "0 files written, 3 unchanged" in capsys.readouterr().out
    assert toolkit(root, "export", "--csv") == 0
    assert capsys.readouterr().out.startswith("slug,collection,title")


def test_review_stamps_all_or_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert toolkit(root, "review", "seed-list", "water-paln", "--by", "a cook") == 1
    assert (
        "no resource has the slug 'water-paln'; did you mean 'water-plan'?"
        in capsys.readouterr().err
    )
    assert toolkit(root, "review", "water-plan", "seed-list") == 1
    assert files(root) == before
    assert toolkit(root, "review", "seed-list", "--by", "a cook") == 0
    assert "resources/garden/seed-list.md: reviewed 2027-03-01 by a cook" in capsys.readouterr().out
    assert errors(check(root)) == []


def test_report_prints_words_or_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert toolkit(root, "report", "--due", "30") == 0
    assert capsys.readouterr().out.startswith("Reviews due until 30 days after 2027-03-01: 1")
    assert toolkit(root, "report", "--json") == 0
    assert json.loads(capsys.readouterr().out)["alone"] == ["seed-list", "water-plan"]


def test_from_form_writes_only_what_passes(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = (
        "### Collection\n\nKitchen (kitchen)\n\n### Title\n\nSoup\n\n### Summary\n\nHot.\n\n"
        "### Kind of resource\n\nSheet (sheet)\n\n### Minutes\n\nlong\n\n### Text\n\nCook it.\n"
    )
    path = put(root.parent / "in", "form.md", form)
    assert toolkit(root, "from-form", str(path)) == 1
    assert "RC103 'long' is not a whole number" in capsys.readouterr().out
    assert not (root / "resources/kitchen/soup.md").exists()
    assert toolkit(root, "from-form", str(path), "--draft") == 0
    assert "minutes: long" in (root / "resources/kitchen/soup.md").read_text()
    path.write_text("Hello")
    assert toolkit(root, "from-form", str(path)) == 1
    assert "this is no answer to a form; the forms are" in capsys.readouterr().err


def test_generate_writes_and_checks(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert toolkit(root, "generate", "--check") == 1
    assert ".github/CODEOWNERS is out of date; run 'toolkit generate'" in capsys.readouterr().out
    assert toolkit(root, "generate") == 0
    assert toolkit(root, "generate", "--check") == 0


def test_summary_compares_with_a_folder(
    root: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    base = make_toolkit(tmp_path_factory.mktemp("base"))
    put(root, "resources/garden/seed-list.md", SEED.replace("Seed list", "Seeds"))
    assert toolkit(root, "summary", "--base", str(base)) == 0
    assert "– changed" in capsys.readouterr().out


def test_links_never_fail_and_can_write_new_addresses(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "*")
    real = socket.getaddrinfo

    def look_up(host: str, *more: int, **named: int) -> object:
        return real("127.0.0.1" if host == "beans.example" else host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(public, "is_public", lambda _number: True)
    with serving() as (served, handler):
        address = served.replace("127.0.0.1", "beans.example")
        path = "resources/garden/bean-guide.md"
        put(root, path, BEAN.replace("https://beans.example/guide", f"{address}/moved"))
        assert toolkit(root, "links") == 0
        assert (
            f"  {address}/moved it has moved for good\n    write {address}/ok\n"
            in capsys.readouterr().out
        )
        assert toolkit(root, "links", "--due", "--fix-redirects") == 0
        assert f"\nurl: {address}/ok\n" in (root / path).read_text()
        assert handler.counts["/moved"] == 2
    assert toolkit(root, "check") == 0


def test_new_prints_a_template_and_reads_a_file(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert toolkit(root, "new", "--template", "--collection", "garden") == 0
    assert "\nsteps:\n" in capsys.readouterr().out
    source = put(root.parent / "in", "a.yml", "title: Soup\nsummary: S\nkind: sheet\n")
    assert toolkit(root, "new", "--from", str(source), "--collection", "kitchen") == 0
    assert (root / "resources/kitchen/soup.md").is_file()


def test_new_names_the_file_that_was_given(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "title: Soup\nsummary: S\nkind: sheet\nminutes: 20 minutes\n"
    source = put(root.parent / "in", "a.yml", text)
    assert toolkit(root, "new", "--from", str(source), "--collection", "kitchen") == 1
    said = capsys.readouterr().out
    assert f"{source}: error RC103 '20 minutes' is not a whole number" in said
    assert "resources/kitchen/soup.md" not in said


def test_links_says_that_a_broken_file_may_be_left_out(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root, "resources/garden/bean-guide.md", BEAN.replace("https://", "https//"))
    put(root, "resources/garden/seed-list.md", SEED)
    assert toolkit(root, "links", "--due") == 0
    assert "run: toolkit check" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["import", "none.csv"], ["export"], ["review"], ["summary"]])
def test_a_wrong_call_ends_with_2(root: Path, words: list[str]) -> None:
    assert toolkit(root, *words) == 2


def test_a_wrong_collection_for_a_template_is_told(root: Path) -> None:
    assert toolkit(root, "new", "--template", "--collection", "gardn") == 1


def test_a_hand_written_page_is_recorded_and_cannot_vanish(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = put(root, "docs/guides/first.md", "# First\n")
    put(root, "docs/index.md", "# Home\n")
    assert toolkit(root, "permalinks", "--update") == 0
    ledger = (root / "resources/permalinks.txt").read_text().splitlines()
    assert "/guides/first/" in ledger
    assert "/" not in ledger
    assert toolkit(root, "check") == 0
    page.unlink()
    assert toolkit(root, "check") == 1
    assert "RC306 /guides/first/ was published and is gone" in capsys.readouterr().out
    put(root, "resources/redirects.yml", "/guides/first/: /resources/bean-guide/\n")
    assert toolkit(root, "check") == 0
