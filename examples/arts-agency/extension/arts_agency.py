"""A rule and an output that only this agency wants."""

import csv
import io
from collections.abc import Iterator

from resource_toolkit import Catalog, Problem, Settings


def activity_times(catalog: Catalog) -> Iterator[Problem]:
    """An activity on offer must say how long it takes: groups have an hour at most."""
    for resource in catalog.active:
        if "activity" in resource.terms("formats") and resource.minutes is None:
            line, column = resource.mark("format")
            yield Problem(
                path=resource.path,
                line=line,
                column=column,
                code="ARTS1",
                message="an activity must say how long it takes; add a line such as minutes: 30",
            )


def table(catalog: Catalog, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield a table of all resources, for the newsletter of the chapters."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["title", "minutes", "address"])
    for resource in catalog.active:
        rows.writerow([resource.title, resource.minutes, f"{settings.url}{resource.address}"])
    yield "open/resources.csv", text.getvalue().encode()
