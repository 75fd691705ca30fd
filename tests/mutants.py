"""Make small mistakes in the program and see whether a test notices: `make mutants`.

A sample of the functions of the named rooms and modules, the same at every run. The tests run once
in this process, to learn which of them call which function. Then each mistake is put into a fork of
the process, and the tests that call its function run there until one fails. So tests that run the
program in a process of its own see no mistake, and mistakes outside of functions are not made.
"""

from __future__ import annotations

import argparse
import ast
import copy
import gc
import os
import random
import signal
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import TYPE_CHECKING

import pytest
from _pytest.runner import runtestprotocol

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[1] / "src/resource_toolkit"
MODULES = (
    "reading",
    "checking/rules.py",
    "pages/record_pages.py",
    "publishing/frames.py",
    "publishing/verify.py",
    "catalog/query.py",
)
"""Rooms and modules that are tried; bodies are a part of `reading`."""
TESTS = (
    *("checking", "reading/test_folder.py", "reading/test_limits.py", "reading/test_link_state.py"),
    *("publishing/test_frames.py", "publishing/test_verify.py", "pages/test_record_pages.py"),
    *("catalog/test_query.py", "catalog/test_settings.py", "catalog/test_hosted.py"),
    *("reading/test_check_up_forms.py", "outputs/test_facts.py", "upkeep/test_schemas.py"),
)
"""Tests that run in seconds and in one process; those that draw examples take too long here."""
COUNT = 80
GOAL = 90
"""Per cent of the mistakes that tests must notice."""
LONGEST = 60
"""Seconds after which a mistake counts as noticed: it made an endless loop."""
_FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}


@dataclass(frozen=True)
class Mutant:
    """One mistake: the node of a function, counted in the order of a walk, and how it is wrong."""

    path: str
    function: str
    node: int
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} in {self.function}: {self.what}"


def change(node: ast.AST) -> str | None:
    """Make a node wrong in place; return what was done, or None where nothing can be."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        before = ast.unparse(node)
        node.ops = [_FLIPPED[type(node.ops[0])]()]
        return f"{before} -> {ast.unparse(node)}"
    if isinstance(node, ast.BoolOp):
        before = ast.unparse(node)
        node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        return f"{before} -> {ast.unparse(node)}"
    if isinstance(node, (ast.If, ast.IfExp, ast.While)):
        before = ast.unparse(node.test)
        node.test = ast.UnaryOp(ast.Not(), node.test)
        return f"if {before} -> if not"
    if isinstance(node, ast.Constant) and isinstance(node.value, int):
        number = node.value
        node.value = not number if isinstance(number, bool) else number + 1
        return f"{number} -> {node.value}"
    if isinstance(node, ast.Return) and node.value is not None:
        before = ast.unparse(node)
        node.value = ast.Constant(None)
        return f"{before} -> return None"
    if isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.Yield, ast.YieldFrom)):
        before = ast.unparse(node)
        kept = isinstance(node.value, ast.Call)
        node.value = ast.Constant(None) if kept else ast.YieldFrom(ast.Tuple([], ast.Load()))
        return f"{before} is left out"
    return None


def functions(tree: ast.AST, above: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Yield the functions and methods of a module, not those inside others."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from functions(node, f"{above}{node.name}.")
        elif isinstance(node, ast.FunctionDef):
            yield f"{above}{node.name}", node


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield every mistake that can be made in a module."""
    name = path.relative_to(SOURCE).as_posix()
    for function, tree in functions(ast.parse(path.read_text(encoding="utf-8"))):
        hints = {id(part) for node in ast.walk(tree) for part in _hints(node)}
        for number, node in enumerate(ast.walk(tree)):
            what = None if id(node) in hints else change(copy.deepcopy(node))
            if what:
                line = getattr(node, "lineno", 0)
                yield Mutant(name, function, number, line, " ".join(what.split())[:150])


def _hints(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands in the types of a function, which nothing runs."""
    for name in ("annotation", "returns"):
        hint = getattr(node, name, None)
        if hint is not None:
            yield from ast.walk(hint)


def mutated_code(mutant: Mutant) -> CodeType:
    """Return the code of the function that holds a mistake."""
    path = SOURCE / mutant.path
    module = ast.parse(path.read_text(encoding="utf-8"))
    tree = dict(functions(module))[mutant.function]
    change(list(ast.walk(tree))[mutant.node])
    compiled = compile(ast.fix_missing_locations(module), str(path), "exec", dont_inherit=True)
    return next(code for code in _codes(compiled) if code.co_qualname == mutant.function)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


@dataclass
class Run:
    """A run of pytest, of which the loop over the tests is our own."""

    mutants: list[Mutant]
    callers: dict[tuple[str, str], set[int]] = field(default_factory=lambda: defaultdict(set))
    """File and function to the tests that call it, by their place in the collection."""
    unusable: set[int] = field(default_factory=set)
    """Tests that fail without any mistake, such as those of time on a busy machine."""
    spent: dict[int, float] = field(default_factory=dict)
    survivors: list[Mutant] = field(default_factory=list)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests once, and then for each mistake those that call its function."""
        self._learn(session.items)
        passed = len(session.items) - len(self.unusable)
        print(f"\n{passed} of {len(session.items)} tests pass and are used", flush=True)
        for count, mutant in enumerate(self.mutants, 1):
            if not self._is_noticed(mutant, session.items):
                self.survivors.append(mutant)
                print(f"{count}. nobody notices {mutant}", flush=True)
        return True

    def _learn(self, items: list[pytest.Item]) -> None:
        start = f"{SOURCE}{os.sep}"
        number = 0

        def note(frame: FrameType, event: str, _: object) -> None:
            code = frame.f_code
            if event == "call" and code.co_filename.startswith(start):
                function = code.co_qualname.partition(".<locals>")[0]
                self.callers[code.co_filename, function].add(number)

        for number, item in enumerate(items):
            begun = time.perf_counter()
            # The next item keeps what whole sessions and modules share.
            following = items[number + 1] if number + 1 < len(items) else items[0]
            sys.setprofile(note)
            try:
                reports = runtestprotocol(item, nextitem=following)
            finally:
                sys.setprofile(None)
            if any(report.failed for report in reports):
                self.unusable.add(number)
            self.spent[number] = time.perf_counter() - begun

    def _is_noticed(self, mutant: Mutant, items: list[pytest.Item]) -> bool:
        callers = self.callers[str(SOURCE / mutant.path), mutant.function] - self.unusable
        tests = [items[number] for number in sorted(callers, key=lambda one: self.spent[one])]
        child = os.fork()
        if child:
            end = time.monotonic() + LONGEST
            while time.monotonic() < end:
                done, status = os.waitpid(child, os.WNOHANG)
                if done:
                    return status != 0
                time.sleep(0.01)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return True
        code = 1
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            # What tests share was made without the mistake.
            items[0].session._setupstate.teardown_exact(None)
            code = int(_make(mutant) and any(map(_fails, tests)))
        finally:
            os._exit(code)


def _make(mutant: Mutant) -> bool:
    """Put a mistake into the functions that are loaded; return whether there were any."""
    fresh = mutated_code(mutant)
    path = str(SOURCE / mutant.path)
    changed = False
    for loaded in gc.get_objects():
        if isinstance(loaded, FunctionType):
            code = loaded.__code__
            if code.co_filename == path and code.co_qualname == mutant.function:
                loaded.__code__ = fresh
                changed = True
        elif isinstance(loaded, _lru_cache_wrapper):
            loaded.cache_clear()
    return changed


def _fails(item: pytest.Item) -> bool:
    reports = runtestprotocol(item, nextitem=item, log=False)
    return any(report.failed for report in reports)


def sample(count: int, seed: int) -> list[Mutant]:
    """Return so many mistakes of the named modules, in order."""
    paths = [
        path
        for name in MODULES
        for path in sorted((SOURCE / name).rglob("*.py") if "." not in name else [SOURCE / name])
    ]
    known = [mutant for path in paths for mutant in mutants_of(path)]
    chosen = random.Random(seed).sample(known, min(count, len(known)))  # noqa: S311 no secret
    return sorted(chosen, key=lambda mutant: (mutant.path, mutant.line, mutant.node))


def main() -> int:
    """Run the sample; return 1 when tests notice too few of the mistakes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help=f"how many mistakes ({COUNT})")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--at", default="", help="only in modules whose path begins so")
    parser.add_argument("--tests", nargs="+", default=TESTS, help="tests to use, below tests/")
    options = parser.parse_args()
    mutants = [
        one for one in sample(options.count, options.seed) if one.path.startswith(options.at)
    ]
    run = Run(mutants)
    tests = [str(Path(__file__).parent / name) for name in options.tests]
    words = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
    pytest.main([*words, *tests], plugins=[run])
    noticed = len(mutants) - len(run.survivors)
    share = 100 * noticed / max(1, len(mutants))
    print(f"seed {options.seed}: tests notice {noticed} of {len(mutants)} mistakes, {share:.0f} %")
    return int(share < GOAL)


if __name__ == "__main__":
    sys.exit(main())
