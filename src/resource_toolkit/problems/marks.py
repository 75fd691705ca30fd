"""Where something stands in a file."""

from typing import Protocol, TypeAlias

Mark: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""


class Marks(Protocol):
    """The data of a file, as far as problems need it: its keys, and where each value stands."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys at the top, in the order written."""

    def mark_of(self, *path: str | int) -> Mark:
        """Return the mark of the value at a path of keys and positions, or the nearest above it."""


class _NoMarks:
    """A record that no file tells of."""

    keys: tuple[str, ...] = ()

    def mark_of(self, *_path: str | int) -> Mark:
        """Return the begin of a file."""
        return (1, 1)


NO_MARKS: Marks = _NoMarks()
