"""Papers made in this process, where a test can count what is done, and nothing is forked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import pytest


class _AtHome:
    """Stands for a pool of processes."""

    def __init__(self, _: int, **__: object) -> None: ...
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def map(self, act: Callable[[Any], Any], jobs: Iterable[Any]) -> list[Any]:
        return [act(job) for job in jobs]


def make_papers_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no process be forked for papers: one that has set type already cannot be."""
    monkeypatch.setattr("resource_toolkit.papers.documents.keep.ProcessPoolExecutor", _AtHome)
