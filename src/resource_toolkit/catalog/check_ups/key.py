"""The key by which a check-up is scored on paper: shares as totals of points, fully answered."""

from itertools import groupby

from .check_ups import FULL, CheckUp, Region


def points(check_up: CheckUp, region: Region, scale: str) -> tuple[int, int]:
    """Return the least and the greatest total of a scale that fit a region."""
    full = check_up.full(scale)
    least = -(-region.start.get(scale, 0) * full // FULL)
    beyond = -(-(region.end.get(scale, FULL) + 1) * full // FULL)
    return least, min(full, beyond - 1)


def near_totals(check_up: CheckUp, scale: str) -> tuple[tuple[int, int], ...]:
    """Return the runs of totals, both ends included, that lie near a border of a scale."""
    full = check_up.full(scale)
    totals = range(full + 1) if full else ()  # Without lines nothing is scored.
    near = [total for total in totals if _is_near(check_up, scale, FULL * total // full)]
    # In a run, each total is as far from its place in the list as the one before.
    runs = [
        [total for _, total in run] for _, run in groupby(enumerate(near), lambda p: p[1] - p[0])
    ]
    return tuple((run[0], run[-1]) for run in runs)


def _is_near(check_up: CheckUp, scale: str, share: int) -> bool:
    low, high = share - check_up.near, share + check_up.near
    return any(max(0, low) < border <= min(FULL, high) for border in check_up.borders(scale))
