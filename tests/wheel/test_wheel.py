"""The program as others have it: from a wheel, in folders that know nothing of this checkout."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples/arts-agency"
TODAY = ("--today", "2026-11-21")
pytestmark = pytest.mark.xdist_group("wheel")  # made once, in one process
SOURCES = ("src", "pyproject.toml", "README.md", "LICENSE", "LICENSE-CONTENT.md")
ANSWERS = """collection: first-toolkit
title: Chair swap
summary: A ten-minute game in which everyone sits beside someone new.
kind: checklist
topics: [getting-started]
body: Everyone sits beside someone new.
"""


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, without what a test run says to Python."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(words, cwd=cwd, env=kept, capture_output=True, text=True, check=False)


def wheel_of(source: Path, names: tuple[str, ...], folder: Path) -> Path:
    """Build a wheel of a copy, so that nothing comes from an earlier build or from git."""
    copy = folder / "source"
    for name in names:
        take = shutil.copytree if (source / name).is_dir() else shutil.copy
        copy.mkdir(parents=True, exist_ok=True)
        take(source / name, copy / name)
    pip = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    done = run(*pip, "--no-index", "--wheel-dir", str(folder), str(copy), cwd=folder)
    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the program from its wheel, and ours only for the dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", str(folder / "venv"), cwd=folder)
    python = folder / "venv/bin/python"
    shown = run(str(python), "-c", "import site; print(site.getsitepackages()[0])", cwd=folder)
    dependencies = [path for path in sys.path if path.endswith("site-packages")]
    (Path(shown.stdout.strip()) / "dependencies.pth").write_text("\n".join(dependencies))
    install(python, wheel_of(ROOT, SOURCES, folder))
    return python


def install(python: Path, wheel: Path) -> None:
    pip = (sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet")
    words = (*pip, "--no-index", "--no-deps", "--ignore-installed", str(wheel))
    done = run(*words, cwd=wheel.parent)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def toolkit(python: Path) -> str:
    return str(python.with_name("toolkit"))


@pytest.fixture(scope="session")
def kit(toolkit: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty toolkit, made by the installed program in an empty folder."""
    folder = tmp_path_factory.mktemp("empty")
    done = run(toolkit, "init-agency", "my-kit", *TODAY, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("look at it:  cd my-kit  and then  toolkit serve\n")
    return folder / "my-kit"


def test_the_program_comes_from_the_wheel(python: Path, tmp_path: Path) -> None:
    done = run(str(python), "-c", "import resource_toolkit as r; print(r.__file__)", cwd=tmp_path)
    assert Path(done.stdout).is_relative_to(python.parents[1])


def test_every_file_of_the_program_is_in_the_wheel(python: Path) -> None:
    inside = next(python.parents[1].glob("lib/*/site-packages/resource_toolkit"))
    listed = run("git", "ls-files", "src/resource_toolkit", cwd=ROOT).stdout.split()
    missing = [name for name in listed if not (inside.parent / name.removeprefix("src/")).exists()]
    assert missing == []


def test_version(toolkit: str, tmp_path: Path) -> None:
    assert run(toolkit, "--version", cwd=tmp_path).stdout == "toolkit 0.1.0\n"


def test_a_new_toolkit_checks_builds_and_takes_a_resource(toolkit: str, kit: Path) -> None:
    assert run(toolkit, "check", "--strict", *TODAY, cwd=kit).returncode == 0
    (kit / "answers.yml").write_text(ANSWERS)
    written = run(toolkit, "new", "--from", "answers.yml", *TODAY, cwd=kit)
    assert written.returncode == 0, written.stdout + written.stderr
    (kit / "answers.yml").unlink()
    built = run(toolkit, "build", *TODAY, cwd=kit)
    assert built.returncode == 0, built.stderr
    site = kit / "site"
    assert "Chair swap" in (site / "resources/chair-swap/index.html").read_text()
    for name in ("index.html", "find/index.html", "list/index.html", "404.html"):
        page = (site / name).read_text()
        assert "assets/site." in page
        assert "Our toolkit" in page
    assert list((site / "assets").glob("page.*.js"))
    assert (site / "assets/catalog").is_dir()


def test_a_new_toolkit_is_served(toolkit: str, kit: Path) -> None:
    words = [toolkit, "serve", "--port", "0"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    kept["PYTHONUNBUFFERED"] = "1"
    with subprocess.Popen(words, cwd=kit, env=kept, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            until = time.monotonic() + 60
            address = ""
            while not address and time.monotonic() < until:
                line = server.stdout.readline()
                address = line.split()[1] if line.startswith("serving ") else ""
            with urllib.request.urlopen(f"{address}resources/first-resource/") as page:  # noqa: S310 ours
                assert b"First resource" in page.read()
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def arts(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its own rule and output, in a folder outside the checkout."""
    folder = tmp_path_factory.mktemp("arts")
    sources = ("arts_agency.py", "pyproject.toml")
    install(python, wheel_of(EXAMPLE / "extension", sources, folder))
    ignored = shutil.ignore_patterns("extension", "site", ".toolkit", "__pycache__")
    return shutil.copytree(EXAMPLE, folder / "kit", ignore=ignored)


def test_the_example_builds_with_its_own_output(toolkit: str, arts: Path) -> None:
    built = run(toolkit, "build", *TODAY, cwd=arts)
    assert built.returncode == 0, built.stderr
    lines = (arts / "site/open/resources.csv").read_text().splitlines()
    assert lines[0] == "title,minutes,address"
    assert "Mask lesson,60,https://arts.example/kit/resources/mask-lesson/" in lines


def test_the_example_keeps_its_own_rule(toolkit: str, arts: Path) -> None:
    path = arts / "resources/story-stage/mask-lesson.md"
    text = path.read_text()
    path.write_text(text.replace("minutes: 60\n", ""))
    done = run(toolkit, "check", *TODAY, cwd=arts)
    path.write_text(text)
    assert done.returncode == 1
    assert (
        "resources/story-stage/mask-lesson.md:4:9: error ARTS1 an activity must say how long it "
        "takes; add a line such as minutes: 30" in done.stdout
    )


def test_an_addition_that_cannot_be_loaded_is_named(toolkit: str, arts: Path, python: Path) -> None:
    module = next(python.parents[1].glob("lib/*/site-packages/arts_agency.py"))
    text = module.read_text()
    module.write_text("import no_such_module\n")
    done = run(toolkit, "check", *TODAY, cwd=arts)
    module.write_text(text)
    assert done.returncode == 1
    assert done.stderr == (
        "toolkit: 'activity-times', which arts-agency adds to the rules, cannot be loaded from "
        "arts_agency:activity_times: No module named 'no_such_module'\n"
    )
