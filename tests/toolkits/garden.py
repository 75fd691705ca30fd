"""A small toolkit on disk for the tests of the maintainers' commands."""

from datetime import date
from pathlib import Path

from resource_toolkit.checking import Checked
from resource_toolkit.checking import check as check_toolkit

TODAY = date(2027, 3, 1)

MKDOCS = """\
site_name: Small
site_url: https://small.example/kit/
extra:
  edit_root: https://git.example/small/edit/main/
  new_root: https://git.example/small/new/main/
"""

HOUSE = """\
limits: {title_characters: 80, summary_characters: 240}
rules: {all: warning}
links: {publisher: all, unopened: say}
"""

KINDS = """\
title: Kind of resource
singular: kind
order: 1
facet: true
pages: true
field: {name: kind, many: false, required: true}
terms:
  - {slug: sheet, title: Sheet, summary: To fill in., review_every: 12, sections: [Steps, Next]}
  - {slug: website, title: Website, summary: Elsewhere.}
"""

STEPS = """\
title: Step
singular: step
order: 2
facet: true
pages: true
field: {name: steps, many: true, notes: true, required_in: [garden]}
terms:
  - {slug: begin, title: Begin here, summary: At first., aliases: ["1"]}
  - {slug: go-on, title: Go on, summary: Later.}
"""

AREAS = """\
title: Area
singular: area
order: 3
facet: true
pages: true
coded: true
field: {name: areas, many: true}
terms:
  - {slug: A, title: Air, summary: Air.}
  - {slug: "5", title: Five, summary: Five., aliases: [five]}
"""

LANGUAGES = """\
title: Language
singular: language
order: 4
facet: true
role: language
field: {name: languages, many: true}
terms:
  - {slug: en, title: English, summary: English.}
  - {slug: es, title: Spanish, summary: Spanish.}
"""

SEED = """\
---
# About this file.
title: Seed list
summary: What to sow in which week.
kind: sheet
steps:   # why it is here
  begin: You start with seeds.
areas: [A]
minutes: 30
also_called: [sowing, "seeds: a list"]
related: [bean-guide]
added: 2026-01-05
written: 2026-01-05   # by the team
---

## Steps

Sow the seeds in rows. Water them each day.

## Next

See the [bean guide](bean-guide.md).
"""

BEAN = """\
---
title: Bean guide
summary: How beans grow.
kind: website
url: https://beans.example/guide
publisher: Bean Board
year: 2020
archived_url: https://archive.example/beans
steps: [begin, go-on]
areas: ["5"]
added: 2026-01-05
---

A short guide by the board.
"""

WATER = """\
---
title: Water plan
summary: Who waters when.
kind: sheet
steps: [go-on]
areas: [A, "5"]
minutes: 15
added: 2026-06-01
reviewed: 2026-12-01
reviewed_by: a gardener
steward: "@garden/water"
---

## Steps

Write a name for each day.

## Next

Hang it up.
"""


def make_toolkit(root: Path) -> Path:
    """Write the toolkit into a folder and return it."""
    files = {
        "mkdocs.yml": MKDOCS,
        "resources/house.yml": HOUSE,
        "resources/vocabularies/kinds.yml": KINDS,
        "resources/vocabularies/steps.yml": STEPS,
        "resources/vocabularies/areas.yml": AREAS,
        "resources/vocabularies/languages.yml": LANGUAGES,
        "resources/garden/_collection.yml": "title: Garden\nsummary: All of it.\n"
        "steward: '@garden/all and the office'\n",
        "resources/kitchen/_collection.yml": "title: Kitchen\nsummary: To cook.\nsteward: a cook\n",
        "resources/garden/seed-list.md": SEED,
        "resources/garden/bean-guide.md": BEAN,
        "resources/garden/water-plan.md": WATER,
    }
    for name, text in files.items():
        put(root, name, text)
    return root


def put(root: Path, name: str, text: str) -> Path:
    """Write one file of the toolkit."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def check(root: Path) -> Checked:
    """Load and check the toolkit as of the tests' day."""
    return check_toolkit(root, TODAY)


def errors(checked: Checked) -> list[str]:
    """Return the errors as printed."""
    return [str(problem) for problem in checked.problems if problem.severity == "error"]
