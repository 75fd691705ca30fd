"""The cases by which scoring is held: `python -m tests.toolkits.check_up_cases` writes them anew.

Each check-up stands as the script of the page takes it. A case is a code, its shares, region,
neighbors, lowest lines and number of answered lines.
"""

import json
import random
from pathlib import Path
from typing import Any

from resource_toolkit.catalog import CheckUp, Line, Region, Scale, group, score

CASES = Path(__file__).parents[1] / "data" / "check-ups.json"
RANDOM = 2000
SEED = 20261124


def check_up_of(data: dict[str, Any]) -> CheckUp:
    """Return a check-up that scores as the data of the script say."""
    return CheckUp(
        slug="case",
        path="case.yml",
        title="Case",
        summary="",
        vocabulary="",
        scales=tuple(Scale(id=name, title=name, low="", high="") for name in data["scales"]),
        answers=tuple(str(n) for n in range(data["top"] + 1)),
        lines=tuple(Line(id=line["id"], scale=line["scale"], ask="") for line in data["lines"]),
        regions=tuple(
            Region(term=region["term"], start=region["from"], end=region["to"])
            for region in data["regions"]
        ),
        near=data["near"],
    )


def scored(check_up: CheckUp, code: str) -> list[object]:
    """Return a case."""
    found = score(check_up, code)
    shares = list(found.shares.values())
    neighbors, lowest = list(found.neighbors), list(found.lowest)
    return [code, shares, found.region, neighbors, lowest, found.answered]


def grouped(check_up: CheckUp, codes: list[str]) -> list[list[object]]:
    """Return the lines of a group: id, counts, median, spread and distance."""
    return [
        [line.id, list(line.counts), line.median, line.spread, line.distance]
        for line in group(check_up, codes)
    ]


def codes_of(check_up: CheckUp, count: int, dice: random.Random) -> list[str]:
    """Return random codes; in each the unknown are rarer or more frequent."""
    signs = [str(n) for n in range(len(check_up.answers))]
    codes = []
    for _ in range(count):
        unknown = dice.choice((0, 0, 0.1, 0.5, 0.8))
        codes.append(
            "".join("x" if dice.random() < unknown else dice.choice(signs) for _ in check_up.lines)
        )
    return codes


def six_with(total: int) -> str:
    """Return the answers of six lines with a total, as even as may be."""
    return "".join(str(total // 6 + (place < total % 6)) for place in range(6))


def of_totals() -> list[str]:
    """Return a code for every pair of totals of two scales of six lines with answers up to 3."""
    return [six_with(one) + six_with(two) for one in range(19) for two in range(19)]


def new_cases() -> list[dict[str, Any]]:
    """Return the cases for the check-ups of the file."""
    dice = random.Random(SEED)  # noqa: S311 nothing secret
    cases: list[dict[str, Any]] = json.loads(CASES.read_text(encoding="utf-8"))
    for case in cases:
        check_up = check_up_of(case["check_up"])
        lines = len(check_up.lines)
        two_of_six = len(check_up.scales) == 2 and lines == 12
        codes = ["x" * lines, "0" * lines, *(of_totals() if two_of_six else ())]
        codes += codes_of(check_up, RANDOM if two_of_six else 100, dice)
        case["scores"] = [scored(check_up, code) for code in dict.fromkeys(codes)]
        groups = [codes_of(check_up, size, dice) for size in (1, 2, 5, 12, 40)]
        case["groups"] = [[codes, grouped(check_up, codes)] for codes in groups]
    return cases


def main() -> None:
    """Write the cases, one a line."""
    parts = []
    for case in new_cases():
        scores = ",\n".join(map(json.dumps, case["scores"]))
        groups = ",\n".join(map(json.dumps, case["groups"]))
        parts.append(
            f'{{"check_up": {json.dumps(case["check_up"])},\n"scores": [\n{scores}],\n'
            f'"groups": [\n{groups}]}}'
        )
    CASES.write_text(f"[{', '.join(parts)}]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
