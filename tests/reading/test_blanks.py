"""Lines to write on stay text wherever they stand, and nothing else becomes one."""

import re

import pytest

from tests.reading.test_bodies import render

LINE = "__________"


@pytest.mark.parametrize(
    "text",
    [
        f"We are at:\n\n{LINE}\n",
        f"We are at:\n{LINE}\n",
        f"- {LINE}\n- {LINE}\n",
        f"> {LINE}\n",
        f"{LINE} {LINE}\n",
        f"| A |\n|---|\n| {LINE} |\n",
        f"**Name:**{LINE}**Date:**{LINE}\n",
        f"**Name: {LINE}**\n",
        f"## Plan for {LINE}\n",
        "(___) and (___)\n",
        f"_By {LINE} we meet_\n",
    ],
)
def test_each_line_stays(text: str) -> None:
    page = re.sub(r" id=\"[^\"]*\"", "", render(text).html)
    assert page.count("_") == text.replace("_By", "By").replace("meet_", "meet").count("_")
    assert "<hr>" not in page
    assert "<strong><" not in page


def test_lines_below_each_other_stay_apart() -> None:
    assert render(f"{LINE}\n{LINE}\n").html == f"<p>{LINE}<br>\n{LINE}</p>\n"


def test_signs_of_bold_rules_code_and_addresses_stay() -> None:
    assert render("___very___\n").html == "<p><em><strong>very</strong></em></p>\n"
    assert render("a\n\n___\n\nb\n").html == "<p>a</p>\n<hr>\n<p>b</p>\n"
    assert render("`____` x\n").html == "<p><code>____</code> x</p>\n"
    assert render("```\n______\n```\n").html == "<pre><code>______\n</code></pre>\n"
    assert "a____b" in render("See https://example.org/a____b now.\n").html
    assert 'href="https://example.org/a____b"' in render("[x](https://example.org/a____b)\n").html
