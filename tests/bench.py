"""Measure the build of large catalogs that are made up, the same at every run: `make bench`.

Each run is a process of its own. The engine is a process below it; its time and memory count too.
Of several runs each step shows its best: what else a machine does can only slow a step down. Where
the system has a disk in memory the catalogs are built there: a disk on which thousands of files
were just deleted takes seconds to find room for new ones.

As a yardstick, PyYAML's own C loader reads the same front matter, without marks or checks.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from resource_toolkit.engines.process import EngineProcess
from resource_toolkit.publishing.build import Times, build

if TYPE_CHECKING:
    from resource_toolkit.checking.checked import Checked

PROJECT = Path(__file__).parents[1]
SIZES = (1_000, 10_000)
TODAY = date(2026, 11, 21)
TARGET_SIZE = 10_000
TARGET_CPU = 7.0
TARGET_MEMORY = 400
RUNS = 3
MEMORY_DISK = Path("/dev/shm")  # noqa: S108 only catalogs that are made up
_WORDS = """
ask bring call chair child children circle close coach count day door draw each early end
family find first five food four friend garden give go group hand hear help hold home idea
keep kind know lead learn leave line list look make map meal meet mind month move name need
next night note often open outside page pair paper park part partner people person phone
place plan plant play post question quiet read ready rest room round rule say school see
set share sheet show side sign sing sit small snack song stand start step story street talk
team tell ten thing three time today together tool town train try turn two use visit voice
wait walk wall water way week wish word work write year yes
"""
# Name, singular, number of terms, and the keys that make a vocabulary what it is.
VOCABULARIES: tuple[tuple[str, str, int, dict[str, Any]], ...] = (
    ("steps", "step", 4, {"group_by": "turns", "field": {"name": "steps", "notes": True}}),
    ("turns", "turn", 3, {"as_loop": True}),
    ("areas", "area", 7, {"coded": True, "code_prefix": "Area"}),
    ("skills", "skill", 8, {"coded": True, "code_prefix": "Skill"}),
    ("kinds", "kind", 12, {"glance": True, "field": {"name": "kind", "many": False}}),
    ("topics", "topic", 40, {"subject": True}),
    ("audiences", "audience", 8, {}),
    ("settings", "setting", 5, {"glance": True}),
    ("ages", "age", 4, {"glance": True}),
    ("tongues", "language", 2, {"role": "language"}),
)
COLLECTIONS = 12


@dataclass(frozen=True, kw_only=True)
class Step:
    """What one step cost: seconds, and memory at its highest in MB."""

    cpu: float
    wall: float
    memory: float


@dataclass(kw_only=True)
class Measured(Times):
    """Takes processor time and memory of each step, and says on the way what is done."""

    costs: dict[str, Step] = field(default_factory=dict)
    cpu: float = 0.0

    def __post_init__(self) -> None:
        self.cpu = _cpu()

    def done(self, step: str) -> None:
        """Close a step."""
        super().done(step)
        cpu = _cpu()
        cost = Step(cpu=cpu - self.cpu, wall=self.steps[step], memory=_peak_memory())
        self.costs[step], self.cpu = cost, cpu
        _progress(f"{step} {cost.wall:.1f} s")


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _peak_memory() -> float:
    """Return the highest memory so far in MB, of this process or of one below it."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    below = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    # Linux counts in KB, macOS in bytes.
    return max(own, below) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _progress(text: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K  {text}", end="", file=sys.stderr, flush=True)
    else:
        print(f"  {text}", file=sys.stderr, flush=True)


def write_catalog(root: Path, size: int, words: list[str] | None = None) -> None:
    """Write a toolkit of `size` resources below `root`, the same for the same size and words."""
    words = words or _WORDS.split()
    chance = random.Random(size)  # noqa: S311
    resources = root / "resources"
    for name, singular, count, keys in VOCABULARIES:
        _write_vocabulary(resources / "vocabularies" / f"{name}.yml", name, singular, count, keys)
    collections = [f"kit-{number}" for number in range(1, COLLECTIONS + 1)]
    for number, collection in enumerate(collections, 1):
        text = f"title: Kit {number}\nsummary: Tools of kit {number}.\norder: {number}\n"
        _write(resources / collection / "_collection.yml", text)
    places = [(chance.choice(collections), f"tool-{number}") for number in range(1, size + 1)]
    for number, (collection, slug) in enumerate(places):
        text = _resource(chance, number, collection, places, words)
        _write(resources / collection / f"{slug}.md", text)
    _write_pages(root)


def _term(name: str, number: int) -> str:
    if name == "tongues":
        return ("en", "es")[number - 1]
    return chr(64 + number) if name == "areas" else f"{name[:-1]}-{number}"


def _write_vocabulary(
    path: Path, name: str, singular: str, count: int, keys: dict[str, Any]
) -> None:
    rule = {"name": name, "many": True, **keys.get("field", {})}
    terms = [
        {
            "slug": _term(name, number),
            "title": f"{singular.title()} number {number}",
            "summary": f"What belongs to {singular} number {number}.",
        }
        for number in range(1, count + 1)
    ]
    known = {
        "title": f"{singular.title()} of the work",
        "singular": singular,
        "facet": True,
        "pages": True,
        **keys,
        "field": rule,
        "terms": terms,
    }
    _write(path, yaml.safe_dump(known, sort_keys=False))


def _resource(
    chance: random.Random,
    number: int,
    collection: str,
    places: list[tuple[str, str]],
    words: list[str],
) -> str:
    """Return a file of about 250 words with facets, a table, a list and links."""

    def say(count: int) -> str:
        return " ".join(chance.choices(words, k=count))

    def tell(sentences: int) -> str:
        return " ".join(f"{say(chance.randint(6, 14)).capitalize()}." for _ in range(sentences))

    def pick(name: str, count: int, most: int) -> str:
        chosen = sorted(chance.sample(range(1, count + 1), chance.randint(1, most)))
        return "[" + ", ".join(_term(name, each) for each in chosen) + "]"

    def link() -> str:
        folder, slug = chance.choice(places)
        return f"[{say(3)}]({'' if folder == collection else f'../{folder}/'}{slug}.md)"

    head = [f"title: {say(3).capitalize()} {number}", f"summary: {say(14).capitalize()}."]
    head.append(f"kind: kind-{chance.randint(1, 12)}")
    if chance.random() < 0.5:
        steps = sorted(chance.sample(range(1, 5), chance.randint(1, 2)))
        head += ["steps:", *(f"  step-{step}: {say(10).capitalize()}." for step in steps)]
        head.append(f"turns: {pick('turns', 3, 2)}")
    if chance.random() < 0.6:
        head.append(f"areas: {pick('areas', 7, 2)}")
        head.append(f"skills: {pick('skills', 8, 2)}")
    head += [f"topics: {pick('topics', 40, 3)}", f"audiences: {pick('audiences', 8, 2)}"]
    head += [f"settings: {pick('settings', 5, 2)}", f"ages: {pick('ages', 4, 3)}"]
    if chance.random() < 0.1:
        head.append("tongues: [es]")
    head.append(f"minutes: {chance.choice((5, 10, 20, 30, 45, 60, 90))}")
    head.append(f"also_called: [{say(2)}, {say(2)}]")
    head += ["added: 2026-01-10", "written: 2026-01-10"]
    items = "\n".join(f"{place}. {say(12).capitalize()}." for place in range(1, 6))
    rows = "\n".join(f"| {say(3)} | {say(5)} | {chance.randint(1, 9)} |" for _ in range(4))
    body = (
        f"## Before you start\n\n{tell(3)} See {link()}.\n\n"
        f"- {say(8)}\n- **{say(2)}:** {say(8)}\n\n"
        f"## Steps\n\n{items}\n\n> [!TIP]\n> {say(12).capitalize()}.\n\n"
        f"## The sheet\n\n| What | Who | How many |\n|---|---|---:|\n{rows}\n\n"
        f"### What to do next\n\n{tell(4)} Then {link()}. {tell(2)}\n"
    )
    return "---\n" + "\n".join(head) + "\n---\n\n" + body


def _write_pages(root: Path) -> None:
    """Write hand-written pages as a real toolkit has them, and the project's own settings."""
    docs = root / "docs"
    for folder in ("resources", "collections"):
        (docs / folder).mkdir(parents=True)
        shutil.copy(PROJECT / "docs" / folder / "_frame.md", docs / folder / "_frame.md")
    _page(docs / "index.md", "Home", "{{ collections() }}\n\n{{ listing(sort='newest', limit=6) }}")
    _page(docs / "find.md", "Find", "{{ collections() }}")
    _page(docs / "list.md", "My list", "{{ collections() }}")
    for name in ("collections", "packets", "trainings"):
        _page(docs / name / "index.md", name.title(), f"{{{{ {name}() }}}}")
    crosswalks = "{{ crosswalk('steps', 'areas') }}\n\n{{ crosswalk('steps', 'skills') }}"
    _page(docs / "crosswalk.md", "Crosswalk", crosswalks)
    for name, _, count, _ in VOCABULARIES[:4]:
        for number in range(1, count + 1):
            term = _term(name, number)
            grouped = ", group_by='turns'" if name == "steps" else ""
            _page(docs / name / f"{term}.md", term, f"{{{{ listing({name}='{term}'{grouped}) }}}}")
    for name in ("hooks", "macros"):
        shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    settings = (PROJECT / "examples/arts-agency/mkdocs.yml").read_text(encoding="utf-8")
    above, _, rest = settings.partition("nav:\n")
    pages = ("Home: index", "Find: find", "My list: list", "Crosswalk: crosswalk")
    nav = "nav:\n" + "".join(f"  - {page}.md\n" for page in pages)
    _write(root / "mkdocs.yml", above + nav + rest[rest.index("\ntheme:") :])


def _page(path: Path, title: str, text: str) -> None:
    head = f"title: {title}\ndescription: {title}.\nrender_macros: true"
    _write(path, f"---\n{head}\n---\n\n# {title}\n\n{text}\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one build cost, what it wrote, and the yardstick in CPU seconds."""

    steps: dict[str, Step]
    files: int
    written: int
    """Bytes."""
    yardstick: float


def measure(root: Path) -> Run:
    """Build the toolkit at `root` and return what that cost."""

    def stop(checked: Checked) -> None:
        if checked.broken:
            sys.exit("\n".join(map(str, checked.problems[:10])))

    gc.disable()  # as the command does
    measured = Measured()
    site = root / "site"
    build(root, site, EngineProcess(), today=TODAY, report=stop, times=measured)
    sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return Run(
        steps=measured.costs, files=len(sizes), written=sum(sizes), yardstick=_yardstick(root)
    )


def _yardstick(root: Path) -> float:
    """Return the CPU seconds in which PyYAML's C loader reads all front matter."""
    files = [path.read_text(encoding="utf-8") for path in root.glob("resources/kit-*/*.md")]
    heads = [text.split("---\n", 2)[1] for text in files]
    started = _cpu()
    for head in heads:
        yaml.load(head, Loader=yaml.CSafeLoader)
    return _cpu() - started


def _best(runs: list[Run]) -> Run:
    """Return each step at its best."""
    steps = {
        name: min((run.steps[name] for run in runs), key=lambda cost: cost.cpu)
        for name in runs[0].steps
    }
    yardstick = min(run.yardstick for run in runs)
    return Run(steps=steps, files=runs[0].files, written=runs[0].written, yardstick=yardstick)


def _print(size: int, run: Run) -> None:
    print(f"\n{size:,} resources: {run.files:,} files, {run.written / 1e6:.1f} MB written")
    print(f"  {'step':18}{'CPU s':>8}{'wall s':>8}{'peak MB':>9}")
    for name, cost in run.steps.items():
        print(f"  {name:18}{cost.cpu:8.2f}{cost.wall:8.2f}{cost.memory:9.0f}")
    costs = run.steps.values()
    cpu, wall = sum(cost.cpu for cost in costs), sum(cost.wall for cost in costs)
    print(f"  {'in all':18}{cpu:8.2f}{wall:8.2f}{max(cost.memory for cost in costs):9.0f}")
    print(
        f"  {'yardstick':18}{run.yardstick:8.2f}   {cpu / run.yardstick:.1f} of these", flush=True
    )
    if size == TARGET_SIZE:
        print(f"  target: {TARGET_CPU:.0f} CPU s and {TARGET_MEMORY} MB")


def main() -> None:
    """Make the catalogs in a temporary folder, build each in processes of its own, and report."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help="of each size")
    parser.add_argument("--write", type=Path, metavar="DIR", help="only write the catalog there")
    parser.add_argument("--build", type=Path, metavar="DIR", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write_catalog(options.write, options.sizes[0])
    elif options.build:
        print(json.dumps(asdict(measure(options.build))))
    else:
        for size in options.sizes:
            _print(size, _measure_apart(size, options.runs))


def _measure_apart(size: int, runs: int) -> Run:
    disk = MEMORY_DISK if MEMORY_DISK.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="toolkit-bench-", dir=disk) as folder:
        root = Path(folder)
        write_catalog(root, size)
        found = []
        for number in range(runs):
            _progress(f"{size:,} resources, run {number + 1} of {runs}")
            found.append(_run_apart(root))
    return _best(found)


def _run_apart(root: Path) -> Run:
    shutil.rmtree(root / "site", ignore_errors=True)
    command = [sys.executable, "-m", "tests.bench", "--build", str(root)]
    done = subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout)
    told = json.loads(done.stdout)
    return Run(**{**told, "steps": {name: Step(**cost) for name, cost in told["steps"].items()}})


if __name__ == "__main__":
    main()
