"""A fault of a template is told by its last line; an exchange needs no swap."""

import ctypes
from pathlib import Path

import pytest

from resource_toolkit.publishing.exchange import exchange
from resource_toolkit.publishing.preview import useful_first
from resource_toolkit.writing import mark_site

TRACEBACK = """\
toolkit: the site engine stopped:
    return self.main(*args, **kwargs)
  File "/kit/look/partials/content.html", line 3, in top-level template code
    {{ nothing_here.x }}
  File "/env/lib/python3.13/site-packages/jinja2/environment.py", line 490, in getattr
    return getattr(obj, attribute)
jinja2.exceptions.UndefinedError: 'nothing_here' is undefined
"""


def test_a_template_is_named_with_its_line() -> None:
    first, rest = useful_first(TRACEBACK)
    told = "/kit/look/partials/content.html:3: UndefinedError: 'nothing_here' is undefined"
    assert first == told
    assert rest == TRACEBACK


@pytest.mark.parametrize(
    "fault",
    ["", "docs/a.md:3:1: error RC602 what stands here", "toolkit: ValueError: is only a word"],
)
def test_what_is_told_in_words_stays_as_it_is(fault: str) -> None:
    assert useful_first(fault) == (fault, "")


@pytest.mark.parametrize("fault", [TypeError, OSError, AttributeError])
def test_a_site_is_exchanged_where_the_system_has_no_swap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[Exception]
) -> None:
    def no_library(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(ctypes, "CDLL", no_library)
    for name in ("site", "fresh"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name, encoding="utf-8")
        mark_site(tmp_path / name)
    exchange(tmp_path / "fresh", tmp_path / "site", tmp_path)
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "fresh"
    assert not (tmp_path / ".site.old").exists()
