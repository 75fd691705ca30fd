"""Catalogs of other people, made up in the shapes of real ones: software, data sets, products.

The shapes are those of three public catalogs: a list of free software (95 tags, 33 platforms, a
demo and source code beside the address), a registry of data sets (456 topics, how often they are
updated, how to cite them, texts of many pages), and tables of releases with their dates. Every word
is made up. `python -m tests.toolkits.foreign FOLDER` writes all three at full size.
"""

from __future__ import annotations

import random
import shutil
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from resource_toolkit.upkeep import write_agency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TODAY = date(2026, 11, 21)
SIZES = {"software": 1348, "datasets": 1190, "products": 464}
_WORDS = """
archive atlas band board book box bridge cache canvas chart circle cloud coral crop desk door feed
field file flow forest frame garden gate genome glacier grid harbor image index island key lake
lamp ledger light map market matrix meter mirror model note ocean orbit panel paper path pilot plan
planet plot pool port pulse rain reef relay river road rock sand scan sea seed sheet signal sky soil
song spring star stone storm stream table tide tile tower track trail tree vault vector voice wall
water wave weather wind wire wood yard
"""
WORDS = _WORDS.split()


def _title(chance: random.Random, least: int = 1, most: int = 3) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(least, most))).capitalize()


def _prose(chance: random.Random, words: int) -> str:
    """Return long sentences with a technical word and a short form, as other people write."""
    said = chance.choices(WORDS, k=words)
    said[:: max(7, words // 9)] = ["interoperability"] * len(said[:: max(7, words // 9)])
    return f"The {' '.join(said)} of the NTRS, [more](https://docs.example/{said[0]})."


def _vocabulary(name: str, title: str, singular: str, rows: Iterator[str], more: str = "") -> str:
    head = f"title: {title}\nsingular: {singular}\nfacet: true\npages: true\n{more}"
    field = f"field: {{name: {name}, many: true}}\n"
    return f"{head}{field}terms:\n{''.join(rows)}"


def _terms(count: int, noun: str) -> Iterator[str]:
    """Yield terms as lines of YAML; every eighth has a parent and links to other sites."""
    for n in range(count):
        word = f"{WORDS[n % len(WORDS)]} {noun} {n}"
        more = ""
        if n % 8:
            more = f", parent: {noun}-{n - n % 8}"
            more += f", links: {{In short: 'https://docs.example/{n}'}}" if n % 8 == 1 else ""
        summary = f"All about {word}."
        yield f"  - {{slug: {noun}-{n}, title: {word.capitalize()}, summary: {summary}{more}}}\n"


def _some(chance: random.Random, noun: str, count: int, most: int = 3) -> str:
    # A few terms hold most resources, as in the real catalogs.
    places = {int(count * chance.random() ** 2) for _ in range(chance.randint(1, most))}
    return f"[{', '.join(f'{noun}-{place}' for place in sorted(places))}]"


def _day(chance: random.Random) -> date:
    return TODAY - timedelta(days=chance.randint(0, 4000))


SOFTWARE = """\
facts:
  stars:
    label: {en: Stars, es: Estrellas}
    type: number
    shown: [card, head, details]
    sort: true
    filter: true
  updated: {label: Updated, type: date, shown: [card, details], sort: true, filter: true}
  release: {label: Current release, type: text}
  archived: {label: Archived, type: text, filter: true}
"""


def _software(chance: random.Random, n: int) -> str:
    title = f"{_title(chance)} {n}"
    archived = '  archived: "yes"\n' if n % 9 == 0 else ""
    demo = f"  Demo: https://demo.example/{n}\n" if n % 3 == 0 else ""
    return f"""\
---
title: {title}
summary: "{_prose(chance, 12 + n % 30)}"
url: https://software.example/{n}
links:
  Source code: https://code.example/{n}
{demo}topics: {_some(chance, "tag", 95, 2)}
platforms: {_some(chance, "platform", 33)}
licenses: {_some(chance, "license", 54, 1)}
facts:
  stars: {int(20000 * chance.random() ** 4)}
  updated: {_day(chance)}
  release: "{n % 7}.{n % 13}.0"
{archived}added: 2026-01-10
---

{_prose(chance, 20)}
"""


DATASETS = """\
facts:
  update_frequency:
    label: {en: Update frequency, es: Frecuencia}
    type: text
    shown: [card, head, details]
    filter: true
  citation: {label: Citation, type: text}
  doi: {label: DOI, type: link}
  contributors: {label: Contributors, type: list, filter: true}
  size: {label: Size in terabytes, type: number, sort: true, filter: true}
"""
_FREQUENCIES = (
    *("Daily", "Weekly", "Monthly", "Annually", "Quarterly", "Hourly", "Not updated", "As needed"),
)


def _datasets(chance: random.Random, n: int) -> str:
    often = chance.choice(_FREQUENCIES)
    if n % 11 == 0:
        often = f"New data are added within hours, batch {n}"
    cited = f'  citation: "{_prose(chance, 25)}"\n' if n % 4 == 0 else ""
    doi = f"  doi: https://doi.example/10.1000/{n}\n" if n % 5 == 0 else ""
    size = f"  size: {n / 8:g}\n" if n % 2 else ""
    # Lists of publications without end: ten of the real texts pass 262,144 characters.
    papers = 2500 if n % 119 == 0 else n % 12
    listed = "\n".join(
        f"- {_title(chance, 4, 9)}: [paper {p}](https://papers.example/{n}/{p})"
        for p in range(papers)
    )
    return f"""\
---
title: "{_title(chance, 2, 14)}, set {n}"
summary: "{_prose(chance, 15 + n % 40)}"
url: https://data.example/{n}
topics: {_some(chance, "topic", 456, 8)}
facts:
  update_frequency: {often}
{cited}{doi}{size}  contributors: [{chance.choice(WORDS)} institute, {chance.choice(WORDS)} survey]
added: 2026-01-10
---

{_prose(chance, 60)}

#### Tutorials

{_prose(chance, 40)}

## Publications

{listed}
"""


PRODUCTS = """\
facts:
  latest: {label: Latest release, type: text, shown: [card, head, details]}
  ends: {label: End of support, type: date, shown: [card, head, details], sort: true, filter: true}
  first: {label: First released, type: date, sort: true}
  releases: {label: Release cycles, type: number, sort: true, filter: true}
  policy: {label: Release policy, type: link}
"""


def _products(chance: random.Random, n: int) -> str:
    cycles = 1 + n % 24
    rows = "\n".join(
        f"| {c}.{n % 9} | {_day(chance)} | {_day(chance)} | {c}.{n % 9}.{n % 20} |"
        for c in range(cycles, 0, -1)
    )
    title = f"{_title(chance, 1, 2)} {n}"
    return f"""\
---
title: {title}
summary: "{_prose(chance, 14)}"
url: https://product.example/{n}
topics: [category-{n % 10}]
facts:
  latest: "{cycles}.{n % 9}.{n % 20}"
  ends: {TODAY + timedelta(days=chance.randint(-2000, 2000))}
  first: {_day(chance)}
  releases: {cycles}
  policy: https://product.example/{n}/policy
added: 2026-01-10
---

> [{title}](https://product.example/{n}) is a {_title(chance)} for everyone.

| Release | Released | Support ends | Latest |
|---|---|---|---|
{rows}

```
product-{n} --version
```

{_prose(chance, 50)}
"""


SHAPES: dict[str, tuple[str, Callable[[random.Random, int], str], dict[str, str]]] = {
    "software": (
        SOFTWARE,
        _software,
        {
            "topics": _vocabulary("topics", "Tag", "tag", _terms(95, "tag"), "nested: true\n"),
            "platforms": _vocabulary("platforms", "Platform", "platform", _terms(33, "platform")),
            "licenses": _vocabulary("licenses", "License", "license", _terms(54, "license")),
        },
    ),
    "datasets": (
        DATASETS,
        _datasets,
        {"topics": _vocabulary("topics", "Topic", "topic", _terms(456, "topic"))},
    ),
    "products": (
        PRODUCTS,
        _products,
        {"topics": _vocabulary("topics", "Category", "category", _terms(10, "category"))},
    ),
}


def write_foreign(target: Path, shape: str, size: int) -> Path:
    """Write a catalog of a shape with so many records, as an agency would bring it along."""
    write_agency(target, TODAY)
    resources = target / "resources"
    shutil.rmtree(resources / "first-toolkit")
    for name in ("vocabularies/kinds.yml", "questions.yml"):
        (resources / name).unlink()
    facts, record, vocabularies = SHAPES[shape]
    (resources / "house.yml").write_text(facts, encoding="utf-8")
    for name, text in vocabularies.items():
        (resources / "vocabularies" / f"{name}.yml").write_text(text, encoding="utf-8")
    folder = resources / shape
    folder.mkdir()
    about = f"title: {shape.capitalize()}\nsummary: Everything that we list.\n"
    (folder / "_collection.yml").write_text(about, encoding="utf-8")
    chance = random.Random(size)  # noqa: S311
    for n in range(size):
        (folder / f"{shape}-{n}.md").write_text(record(chance, n), encoding="utf-8")
    return target


if __name__ == "__main__":
    for known, full in SIZES.items():
        print(write_foreign(Path(sys.argv[1]) / known, known, full))
