from pathlib import Path

import pytest

from resource_toolkit.catalog.settings import TINTS, contrast
from resource_toolkit.problems import ToolkitError
from resource_toolkit.reading.settings import read_settings, settings_of

THEME = Path(__file__).parents[2] / "src/resource_toolkit/theme"
STYLES = "\n".join(path.read_text(encoding="utf-8") for path in THEME.rglob("*.css"))

LIGHT = "#a8dadc"


# The pairs and ratios that WebAIM and the W3C give as examples.
@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#000000", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#0000ff", "#ffffff", 8.59),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("name", TINTS)
def test_tints_are_colors_of_the_theme(name: str) -> None:
    tint = TINTS[name]
    assert f"{tint.variable}: #" in STYLES
    for color in (tint.against, tint.dark_against):
        assert f": {color};" in STYLES


def test_colors_that_can_be_read_are_taken() -> None:
    settings = settings_of(
        {
            "extra": {
                "colors": {"links": "#1d4e89", "header": "#1D3557", "dark": {"links": "#a8dadc"}}
            }
        }
    )
    assert settings.colors == {"links": "#1d4e89", "header": "#1D3557"}
    assert settings.dark_colors == {"links": LIGHT}


@pytest.mark.parametrize(
    ("colors", "told"),
    [
        (
            {"links": "#4f9d69"},
            (
                "extra.colors.links: #4f9d69 is hard to read: its contrast with #e4f0ed is "
                "2.82:1; take a color with at least 4.5:1 (a darker links color)"
            ),
        ),
        (
            {"dark": {"accent": "#9c4216"}},
            (
                "extra.colors.dark.accent: #9c4216 is hard to read: its contrast with #33261a is "
                "2.23:1; take a color with at least 4.5:1 (a lighter accent color)"
            ),
        ),
        (
            {"links": "teal"},
            'extra.colors.links: this must be a color such as "#0b5a5c", in quotes',
        ),
        ({"link": "#000000"}, "extra.colors: unknown color 'link'; did you mean 'links'?"),
        ("#000000", 'extra.colors: this must hold names and colors, such as links: "#0b5a5c"'),
    ],
)
def test_colors_that_will_not_do_are_named(colors: object, told: str) -> None:
    with pytest.raises(ToolkitError) as error:
        settings_of({"extra": {"colors": colors}})
    assert str(error.value) == f"mkdocs.yml:1:1: error RC622 {told}"


def test_a_logo_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("extra: {logo: images/logo.png}\n")
    with pytest.raises(ToolkitError, match=r"extra\.logo: there is no file docs/images/logo\.png"):
        read_settings(tmp_path)
    (tmp_path / "docs/images").mkdir(parents=True)
    (tmp_path / "docs/images/logo.png").write_text("<svg/>")
    assert read_settings(tmp_path).docs == "docs"
