"""Hand-written pages are read as the site engine reads them, and the check knows every macro."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

import pytest
from mkdocs.utils.meta import get_data

from resource_toolkit.catalog.settings import Settings
from resource_toolkit.checking.written import macro_calls
from resource_toolkit.checking.written.macro_names import FIELD_GROUPS, MACROS
from resource_toolkit.pages.macros import Macros
from resource_toolkit.pages.macros.call import CallingPage
from resource_toolkit.reading.settings import read_settings
from resource_toolkit.reading.written_pages import read_pages
from tests.toolkits.sites import AGENCY, PROJECT, call_toolkit

if TYPE_CHECKING:
    from pathlib import Path

    from resource_toolkit.checking import Checked

STARTER = PROJECT / "src/resource_toolkit/upkeep/starter"


@pytest.mark.parametrize("root", [PROJECT, AGENCY, STARTER], ids=lambda root: root.name)
def test_pages_are_read_as_the_engine_reads_them(root: Path) -> None:
    settings = read_settings(root) if (root / "mkdocs.yml").is_file() else Settings()
    pages, problems = read_pages(root, settings)
    assert problems == []
    assert pages
    for page in pages:
        body, head = get_data((root / page.path).read_text(encoding="utf-8"))
        own = {key: [*v] if isinstance(v, tuple) else v for key, v in page.head.items()}
        assert (page.body.lstrip("\n"), own) == (body, head)


HEADS = (
    *("title: Soil", "title: 'a: b'", "title: a #b", "title: yes", "title: 1.10", "title: ="),
    *("title: <<", "title: 2026-02-30", "title: *x", "title: !x y", "title: &a b", "{title: Soil}"),
    *("title: Soil\n...", "title: Soil\ntitle: Two", "- title", "title: |\n  one\n  two", "title:"),
    *("render_macros: true", "render_macros: True", "render_macros: yes", "'title': Soil"),
    *('render_macros: "true"', "hide: toc", "search: {exclude: true}", "# title: x"),
    *("search: {exclude: yes}", "title: Soil\n\ndescription: Dig", "? title\n: Soil", "%YAML 1.2"),
    *("title: @x", "title: `x`", 'title: "\\x41"', "title: 12:30", "title: 0x1", "title: ~", ""),
    *("https://soil.example/", "Note:x", "Note :x", "*Note*: x", " title: Soil", "a b: c"),
)
FORMS = (
    *("---\n{}\n---\n\n# Soil\n", "--- \n{}\n---\t\n\n# Soil\n", "---\r\n{}\r\n---\r\n# Soil\r\n"),
    *("\ufeff---\n{}\n---\n# Soil\n", "\n---\n{}\n---\n# Soil\n", "{}\n\n# Soil\n", "---\n{}\n---"),
    *(" ---\n{}\n---\n# Soil\n", "----\n{}\n----\n# Soil\n", "---\n{}\n...\n# Soil\n"),
    *("---\n{}\n---- \n# Soil\n", "--- # x\n{}\n---\n# Soil\n", "---\n{}\n---x\n# Soil\n"),
)


@pytest.mark.parametrize("form", FORMS)
def test_a_head_is_refused_or_means_what_it_means_to_the_engine(tmp_path: Path, form: str) -> None:
    """No head is dropped in silence, and none says one thing here and another there."""
    file = tmp_path / "docs/soil.md"
    file.parent.mkdir()
    for head in HEADS:
        file.write_bytes(form.replace("{}", head).encode())
        pages, problems = read_pages(tmp_path, Settings())
        if not problems:
            body, meta = get_data(file.read_text(encoding="utf-8-sig"))
            (page,) = pages
            one_line = {
                k: " ".join(v.split()) if isinstance(v, str) else v for k, v in meta.items()
            }
            assert (page.body.lstrip("\n"), page.head) == (body, one_line), head


@pytest.mark.shipped_toolkit
def test_the_check_knows_every_macro_and_its_parts(checked: Checked) -> None:
    macros = Macros(checked.catalog, checked.settings, CallingPage)
    made = {macro.__name__: inspect.signature(macro).parameters for macro in macros.all()}
    assert MACROS.keys() == made.keys()
    for name, parts in made.items():
        known = MACROS[name]
        facets = [part for part in parts.values() if part.kind is part.VAR_KEYWORD]
        others = [part for part in parts.values() if part.kind is not part.VAR_KEYWORD]
        assert [part.name for part in others] == [*known.needed, *known.optional], name
        assert [part.name for part in others if part.default is part.empty] == [*known.needed], name
        assert all((part.kind is part.KEYWORD_ONLY) == known.named_only for part in others), name
        assert bool(facets) == known.facets, name


def test_the_check_knows_every_kind_of_file(checked: Checked) -> None:
    macros = Macros(checked.catalog, checked.settings, CallingPage)
    table = next(macro for macro in macros.all() if macro.__name__ == "fields_table")
    assert all(table(group) for group in FIELD_GROUPS)


def test_a_page_that_runs_code_is_told_and_not_built(agency: Path) -> None:
    trace = agency / "trace"
    call = f"{{{{ cycler.__init__.__globals__.os.popen('touch {trace}').read() }}}}"
    text = f"---\ntitle: Try\nrender_macros: true\n---\n\n# Try\n\n{call}\n"
    (agency / "docs/try.md").write_text(text, encoding="utf-8")
    for command in ("check", "build"):
        done = call_toolkit(command, "--root", str(agency), "--today", "2026-11-21")
        assert done.returncode == 1
        assert "docs/try.md:8:1: error RC602 " in done.stdout + done.stderr
    assert not trace.exists()


CALLS = (
    *("{{ season() }}", '{{ card("a") }}', '{{ a("x", 3, limit=10, of=["x", "y"]) }}'),
    *('{{ a("x", ) }}', "{{ a(limit=4, ) }}", '{{ a(["x"], "b=c") }}', '{{ a("}}", "é") }}'),
    *(
        '{{ a(limit=4, "x") }}',
        '{{ a("x" "y") }}',
        "{{ a(07) }}",
        '{{ a("\\\\n") }}',
        "{{ a(, 1) }}",
    ),
)


@pytest.mark.parametrize("call", CALLS)
def test_a_plain_call_is_read_as_the_engine_reads_it(
    monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    text = f'# Soil\n\n{call} {{% raw %}}{{{{ "in" }}}}{{% endraw %}}\n{call}{{{{ b + 1 }}}} {{{{ c'

    def read() -> object:
        told: list[object] = [*macro_calls._pieces(text)]
        try:
            told.append(macro_calls._call(call))
        except macro_calls._Refused as refused:
            told.append(str(refused))
        return told

    by_line = read()
    monkeypatch.setattr(macro_calls, "_PLAIN_CALL", re.compile("(?!)"))
    assert by_line == read()


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ('card("a-b)', 'card("a-b")'),
        ('card(a-b")', 'card("a-b")'),
        ('listing(kinds="a, first=1)', 'listing(kinds="a", first=1)'),
        ('listing(topics=["a-b, "c"], limit=3)', 'listing(topics=["a-b", "c"], limit=3)'),
        ('listing(kinds="a" and ages="b")', 'listing(kinds="a", ages="b")'),
        ('card "a-b"', 'card("a-b")'),
    ],
)
def test_a_call_that_cannot_be_read_is_shown_as_it_must_be(said: str, meant: str) -> None:
    with pytest.raises(macro_calls._Refused, match=re.escape(f"; write {{{{ {meant} }}}}")):
        macro_calls._call(f'{{{{ {said} }}}} and "more" {{{{ word("tools") }}}}')


def test_a_call_is_never_shown_with_other_words() -> None:
    with pytest.raises(macro_calls._Refused, match="write a call such as"):
        macro_calls._call('{{ resource_link("a-b", "he said "yes" there") }}')
