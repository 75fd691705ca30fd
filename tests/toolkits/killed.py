"""Processes that are killed while they write."""

from __future__ import annotations

import multiprocessing
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def run_until(moment: int, write: Callable[..., object], *given: object) -> int:
    """Write in a process of its own, killed before a certain call that writes, renames or removes.

    Return how many of these calls it made; a negative moment never comes.
    """
    context = multiprocessing.get_context("fork")
    calls = context.Value("i", 0)

    def die() -> None:
        for name in ("write_bytes", "write_text", "replace", "unlink"):
            setattr(Path, name, _deadly(getattr(Path, name), moment, calls))
        write(*given)

    process = context.Process(target=die)
    process.start()
    process.join()
    made: int = calls.value
    return made


def _deadly(real: Callable[..., Any], moment: int, calls: Any) -> Callable[..., Any]:
    def call(*arguments: Any, **keywords: Any) -> Any:
        if calls.value == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        calls.value += 1
        return real(*arguments, **keywords)

    return call
