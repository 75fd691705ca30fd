"""Break files of every kind at random, and run commands on them: `make fuzz`.

No command may end in a traceback, and no file may be told as a fault of the program. Each fault is
shown once, with the file that brings it out; the same seed breaks the same files in the same way.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from resource_toolkit.checking import check
from resource_toolkit.cli import main as run_command
from tests.toolkits.sites import AGENCY, PROJECT, TODAY

KINDS = (
    "resources",
    "docs",
    "mkdocs.yml",
    "table.csv",
    "form.md",
    "answers.yml",
    "link-state.json",
)
"""What stands in the root of the toolkit that is broken."""
ODD: tuple[Any, ...] = (
    *(
        "",
        " ",
        "x" * 5_000,
        "{",
        "{x}",
        "{count.__class__}",
        "{0}",
        "%s",
        "\\",
        "\x1b[2J",
        "\u202ex",
    ),
    *(
        "on",
        "no",
        "5",
        "012",
        "1e999",
        "2026-02-30",
        "2026-11-21",
        "12:30",
        "~",
        "null",
        "*a",
        "&a",
    ),
    *(
        "../../x",
        "/x",
        "//x",
        "javascript:x",
        "http://[",
        "https://a.example/%00",
        "https://ä.example/",
    ),
    *(
        "con",
        "ünï-cödé",
        "a b",
        "a: b",
        "a #b",
        "- a",
        "```",
        "<script>",
        "{{ card('x') }}",
        "{% raw %}",
    ),
    *(
        0,
        -1,
        10**30,
        1.5,
        float("nan"),
        True,
        None,
        [],
        {},
        [[]],
        [{}],
        {"a": {}},
        [None],
        ["a", "a"],
    ),
)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" role="img">\n'
    '<title>Drum</title>\n<path d="M4 4h16v16H4z" fill="#083f42"/>\n</svg>\n'
)
TRANSLATED = """\
of: "00000000"
translated: 2026-01-10
title: ¿Todo listo para el arte?
summary: Cuatro líneas dicen qué capítulo leer primero.
stem: En nuestro programa …
scales:
  - {id: room, title: Lugar para el arte, low: Si sobra tiempo., high: Tiene su hora y su lugar.}
answers: [Todavía no, En parte, Todo]
unsure: No sé
first: {ask: ¿Se juntan aquí los niños?, yes: Sí, no: Todavía no}
lines:
  - {id: R1, ask: la pintura se queda afuera de un día al otro.}
  - {id: R2, ask: "la sesión termina en calma.", help: Piensen en las tres últimas.}
  - {id: R3, ask: a cada niño se le llama por su nombre.}
  - {id: R4, ask: las familias vieron lo que hacemos.}
notes: [Primero contesten a solas.]
terms:
  - {slug: dreaming, title: Soñar, summary: Todo empieza.}
  - {slug: launching, title: Arrancar, summary: El primer día.}
  - {slug: growing, title: Crecer, summary: Cada semana.}
  - {slug: sharing, title: Compartir, summary: Con las familias.}
"""
MORE = {
    "resources/locales/es.yml": 'minutes_many: "{count} minutos"\n',
    "link-state.json": (
        '{"started": null, "links": {"https://a.example/": '
        '{"outcome": "gone", "failures": 5, "checked": "2026-11-01T00:00:00"}}}'
    ),
    "resources/check-ups/ready-for-art.es.yml": TRANSLATED,
    "resources/words.yml": (
        "same:\n- {en: [song, tune], es: [canción, canto]}\n"
        "means:\n- {words: {en: [paint, colors], es: [pintura]}, query: art-forms=painting}\n"
    ),
    "resources/drum-circle/pictures/drum.svg": DRAWING,
    "docs/drum.svg": DRAWING,
    "form.md": (
        "### Collection\n\nMural making (mural-making)\n\n### Title\n\nA song\n\n"
        "### Summary\n\nA song about rain.\n\n### Format\n\nHandout (handout)\n\n"
        "### Web address\n\n_No response_\n\n### Minutes\n\n20\n\n### Text\n\nSing it.\n"
    ),
    "answers.yml": (
        "title: A song\nsummary: About rain.\ncollection: mural-making\nformat: handout\n"
        "url: https://songs.example/rain\npublisher: Song club\n"
    ),
}
"""Files that the toolkit of the arts agency has not, and what stands in them."""
LINES = (
    "",
    "   ",
    "# x",
    "- ",
    "- a",
    "a",
    "a:",
    "? a",
    ": a",
    "\t",
    "---",
    "...",
    "{",
    "]",
    "'",
    '"',
    "|",
    "x: [",
)


def broken(random_: random.Random, name: str, text: str) -> str:
    """Return the text of a file, broken in one way or several."""
    ways = [_lines, _signs]
    if name.endswith((".yml", ".md")):
        ways += [_values, _values]
    for _ in range(random_.choice((1, 1, 1, 2, 4))):
        text = random_.choice(ways)(random_, text)
    return text


def _lines(random_: random.Random, text: str) -> str:
    lines = text.split("\n")
    at = random_.randrange(len(lines))
    way = random_.randrange(5)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(at, random_.choice(LINES))
    elif way == 2:
        lines[at] = random_.choice("  \t-") + lines[at]
    elif way == 3:
        lines.insert(random_.randrange(len(lines)), lines[at])
    else:
        key, colon, _ = lines[at].partition(":")
        lines[at] = f"{key}{colon} {random_.choice(ODD)}"
    return "\n".join(lines)


def _signs(random_: random.Random, text: str) -> str:
    at = random_.randrange(len(text) + 1)
    way = random_.randrange(3)
    if way == 0:
        return text[:at]
    sign = random_.choice("\x00\x07\x85\u2028\ue000\ufeff\U0001f600é{}[]'\"|>&*!%@`,:-?#\t\r\n")
    return text[:at] + sign + text[at + (way == 1) :]


def _values(random_: random.Random, text: str) -> str:
    """Break a value of YAML, or a key, and write the whole anew."""
    head, fence, rest = text, "", ""
    if text.startswith("---\n"):
        head, fence, rest = text[4:].partition("\n---\n")
    try:
        data = yaml.safe_load(head)
        spots = list(_spots(data))
        if not spots:
            return text
        holder, key = random_.choice(spots)
        if isinstance(holder, dict) and random_.random() < 0.2:
            holder[random_.choice(ODD[:40])] = holder.pop(key)
        else:
            holder[key] = random_.choice((*ODD, [holder[key]], {"a": holder[key]}))
        head = yaml.safe_dump(data, sort_keys=False, allow_unicode=random_.random() < 0.5)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return text
    return f"---\n{head.rstrip()}{fence}{rest}" if fence else head


def _spots(data: Any) -> Any:
    inside = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in list(inside):
        yield data, key
        yield from _spots(value)


def made_toolkit(root: Path) -> Path:
    """Make a toolkit that has a file of every kind."""
    shutil.copytree(AGENCY, root, ignore=shutil.ignore_patterns(".toolkit", "site", "extension"))
    shutil.copy(PROJECT / "resources/acronyms.yml", root / "resources")
    for name, text in MORE.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    run(["export", "--csv", str(root / "table.csv"), "--root", str(root)])
    # A command goes no further than the first fault: what is broken must be whole before.
    told = [
        problem
        for problem in check(root, date.fromisoformat(TODAY)).problems
        if problem.severity == "error"
    ]
    if told:
        sys.exit("\n".join(map(str, told)))
    return root


def run(words: list[str]) -> tuple[str, bool]:
    """Run a command; return what it raised, or said of a fault of the program, and if it was done.

    What it raised is nothing where the program has no fault.
    """
    said, done = io.StringIO(), False
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            run_command([*words, "--today", TODAY])
    except SystemExit as stop:
        done = not stop.code
    except BaseException:  # noqa: BLE001 whatever it is, it is what is looked for
        return traceback.format_exc(), False
    fault = re.search(r"the program has a fault there.*|Traceback.*", said.getvalue())
    return (fault[0] if fault else ""), done


def commands(name: str, root: Path, random_: random.Random) -> list[list[str]]:
    """Return the commands that read a file of this name."""
    if name == "table.csv":
        return [["import", "--dry-run", str(root / name)]]
    if name == "form.md":
        return [["from-form", str(root / name)]]
    if name == "answers.yml":
        return [["new", "--from", str(root / name)]]
    more = [["list"], ["report"], ["report", "--json"], ["schema"], ["generate", "--check"]]
    more += [
        ["export", "--csv"],
        ["permalinks"],
        ["summary", "--base", str(AGENCY)],
        ["check", "--fix"],
    ]
    more += [["list", "--json"], ["check", "--format", "github"], ["papers", "--text"], ["papers"]]
    more += [["build", "--engine", "plain", "--out", str(root.with_name("site"))]] * 3
    return [["check"], random_.choice(more)]


@dataclass
class Found:
    """What a run has found: each fault once, runs by command, and the longest run."""

    faults: set[str] = field(default_factory=set)
    runs: Counter[str] = field(default_factory=Counter)
    done: Counter[str] = field(default_factory=Counter)
    """Those runs that found nothing wrong."""
    slowest: float = 0.0

    def take(self, words: list[str], name: str, text: str, root: Path) -> None:
        """Run a command on a toolkit, one of whose files has this text."""
        begun = time.process_time()
        fault, done = run([*words, "--root", str(root)])
        self.slowest = max(self.slowest, time.process_time() - begun)
        self.runs[words[0]] += 1
        self.done[words[0]] += done
        # The place in the code tells faults apart, not what was in the file.
        known = "".join(re.findall(r'File "[^"]*", line \d+', fault)[-2:]) or fault
        if fault and known not in self.faults:
            self.faults.add(known)
            told = f"toolkit {' '.join(words)}: {name}\n{text[:3000]}\n{fault}\n{'=' * 80}"
            print(told, flush=True)

    def told(self) -> str:
        """Return the counts in two lines."""
        runs = ", ".join(
            f"{name} {self.done[name]:,} of {count:,}" for name, count in sorted(self.runs.items())
        )
        spent = (
            f"{time.process_time():.0f} CPU s, {sum(self.runs.values()):,} runs; done were {runs}"
        )
        return f"{spent}, the longest {self.slowest:.1f} s\n{len(self.faults)} different faults"


def fuzz(seconds: float, seed: int) -> Found:
    """Break files until so many CPU seconds have gone; return what was found."""
    random_ = random.Random(seed)  # noqa: S311 no secret
    found = Found()
    with tempfile.TemporaryDirectory() as folder:
        whole = made_toolkit(Path(folder) / "whole")
        names = sorted(
            path.relative_to(whole).as_posix()
            for kind in KINDS
            for path in (whole / kind, *(whole / kind).rglob("*"))
            if path.is_file() and path.suffix != ".png"
        )
        names += [name for name in KINDS if "." in name] * 3
        root = Path(folder) / "broken"
        while time.process_time() < seconds:
            name = random_.choice(names)
            shutil.rmtree(root, ignore_errors=True)
            shutil.copytree(whole, root)
            text = broken(random_, name, (whole / name).read_text(encoding="utf-8"))
            (root / name).write_bytes(text.encode("utf-8", "surrogatepass"))
            for words in commands(name, root, random_):
                found.take(words, name, text, root)
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600, help="CPU seconds (600)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    result = fuzz(options.seconds, options.seed)
    print(f"seed {options.seed}, {result.told()}")
    sys.exit(int(bool(result.faults)))
