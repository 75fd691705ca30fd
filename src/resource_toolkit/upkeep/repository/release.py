"""What an owner has yet to set before a site goes live."""

from collections.abc import Iterator
from pathlib import Path

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import many
from resource_toolkit.reading import Config, is_placeholder, read_mapping, settings_of

from .door import doors_left
from .owners import accounts
from .started import start_lines

_PAPERS = {
    "LICENSE.md": "say what others may do with your text",
    "SECURITY.md": "say how to tell you of a weak spot",
    "CODE_OF_CONDUCT.md": "say how people treat each other here",
}


def unset(root: Path, catalog: Catalog) -> list[str]:
    """Return a line for each thing that is not set, with where and what to write."""
    config = read_mapping(root / "mkdocs.yml")
    lines = (root / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    said = [f"{_where(lines, key)}: {key} {told}" for key, told in _settings(config)]
    settings = settings_of(config)
    return [
        *said,
        *map(str, start_lines(root, settings, "README.md")),
        *doors_left(root),
        *_people(catalog, settings.stewards, lines),
        *_papers(root),
    ]


def _where(lines: list[str], key: str) -> str:
    numbers = (n for n, line in enumerate(lines, 1) if line.lstrip().startswith(f"{key}:"))
    return f"mkdocs.yml:{next(numbers, 1)}:1"


def _settings(config: Config) -> Iterator[tuple[str, str]]:
    for key, told in (
        (
            "site_url",
            "Write the address of your site. Until then papers made here print none",
        ),
        (
            "edit_uri",
            "Write where the files of docs/ are edited. Until then a deploy takes it from the host",
        ),
    ):
        if is_placeholder(config.get(key)):
            yield key, f"is {_shown(config.get(key))}. {told}"
    extra = config.get("extra") or {}
    if is_placeholder(extra.get("contact")):
        yield (
            "contact",
            f"is {_shown(extra.get('contact'))}. Write the e-mail address that takes reports",
        )


def _shown(value: object) -> str:
    return f"'{value}', which only stands for yours" if value else "not set"


def _people(catalog: Catalog, stewards: str, lines: list[str]) -> Iterator[str]:
    if not accounts(stewards):
        yield (
            f"{_where(lines, 'stewards')}: stewards is not set; name the accounts that look after "
            'pages and programs, such as stewards: "@your-team" under extra'
        )
    without = [c for c in catalog.collections.values() if not accounts(c.steward)]
    if without and not accounts(stewards):
        yield (
            f"{without[0].path}:1:1: steward is not set, nor in "
            f"{len(without)} of {many(len(catalog.collections), 'toolkit')}; name who is asked "
            "about a change, then run 'toolkit generate', which writes .github/CODEOWNERS"
        )


def _papers(root: Path) -> Iterator[str]:
    names = {path.name for folder in (root, root / ".github") for path in folder.glob("*")}
    for name, told in _PAPERS.items():
        if name not in names and not any(n.startswith(name.removesuffix(".md")) for n in names):
            yield f"{name}: is not there; {told}"
