"""Coverage and reviews as text for the terminal and as JSON."""

from collections.abc import Iterator

from resource_toolkit.catalog import SAFETY_FILE, Catalog
from resource_toolkit.checking import TOO_FEW, Coverage, Crossing, Due, freshness, rules_due


def report_text(catalog: Catalog, coverage: Coverage, due: list[Due], days: int) -> str:
    """Return the whole report for people."""
    return "\n".join(_lines(catalog, coverage, due, days))


def due_text(catalog: Catalog, due: list[Due], days: int) -> str:
    """Return the list of reviews due, one resource a line."""
    return "\n".join(_due_lines(catalog, due, days))


def _lines(catalog: Catalog, coverage: Coverage, due: list[Due], days: int) -> Iterator[str]:
    yield f"{coverage.resources} resources offered, {coverage.retired} retired"
    for crossing in coverage.crossings:
        yield ""
        yield f"{crossing.rows.title} by {crossing.columns.title}: {_zeros(crossing)}"
        yield from _crossing_lines(crossing)
    for vocabulary, by_collection in coverage.kinds:
        yield ""
        yield f"{vocabulary.title} in each collection:"
        for collection, counts in by_collection.items():
            told = ", ".join(f"{term} {count}" for term, count in counts.items() if count)
            yield f"  {collection}: {told or 'nothing yet'}"
    yield ""
    yield "Languages: " + ", ".join(f"{n} {count}" for n, count in coverage.languages.items())
    names = {"more": "longer", "none": "no time given"}
    lengths = (f"{names.get(n, f'to {n}')} {count}" for n, count in coverage.lengths.items())
    yield f"Minutes: {', '.join(lengths)}"
    yield ""
    yield "Reading (grade: lower is easier; ease: higher is easier):"
    for reading in coverage.readings:
        yield (
            f"  {reading.collection} ({reading.language}, {reading.count}): median {reading.scale} "
            f"{reading.middle:g}, hardest {reading.worst:g} {reading.hardest}"
        )
    yield ""
    yield f"Terms with fewer than {TOO_FEW} resources:"
    yield from _or_none(f"  {v.name} {t.slug}: {count}" for v, t, count in coverage.few)
    yield ""
    yield "Resources that nothing leads to (no related, link, packet, training or sign):"
    yield from _or_none(f"  {resource.path}" for resource in coverage.alone)
    yield ""
    yield "Packets with retired members:"
    yield from _or_none(f"  {p.path}: {', '.join(gone)}" for p, gone in coverage.packets)
    yield ""
    fresh = freshness(catalog)
    yield (
        f"Reviewed: {fresh['reviewed']}; written, not yet reviewed: {fresh['written']}; "
        f"links opened: {fresh['checked']}, not yet opened: {fresh['unopened']}"
    )
    yield from _due_lines(catalog, due, days)


def _zeros(crossing: Crossing) -> str:
    return f"{crossing.zeros} of {len(crossing.counts)} pairs are empty (0)"


def _crossing_lines(crossing: Crossing) -> Iterator[str]:
    codes = [term.slug for term in crossing.columns.terms]
    width = max(len(term.slug) for term in crossing.rows.terms)
    cell = max(4, *(len(code) + 1 for code in codes))
    yield "  " + " " * width + "".join(code.rjust(cell) for code in codes)
    for row in crossing.rows.terms:
        counts = [str(crossing.counts[row.slug, code]) for code in codes]
        yield f"  {row.slug.ljust(width)}{''.join(count.rjust(cell) for count in counts)}"


def _or_none(lines: Iterator[str]) -> Iterator[str]:
    listed = list(lines)
    yield from listed or ["  none"]


def _due_lines(catalog: Catalog, due: list[Due], days: int) -> Iterator[str]:
    overdue = sum(review.overdue for review in due)
    yield f"Reviews due until {days} days after {catalog.today}: {len(due)}, of them late {overdue}"
    for review in due:
        late = " (late)" if review.overdue else ""
        steward = review.resource.steward or catalog.collections[review.resource.collection].steward
        kept = f", kept by {steward}" if steward else ""
        yield f"  {review.day} {review.resource.path}{late}{kept}"
    for rule in rules_due(catalog, days):
        late = " (late)" if rule.due < catalog.today else ""
        file = f"{catalog.folder}/{SAFETY_FILE}"
        yield f"  {rule.due} {file}: compare '{rule.id}' with {rule.quoted.url}{late}"


def report_record(catalog: Catalog, coverage: Coverage, due: list[Due]) -> dict[str, object]:
    """Return the whole report as values for JSON."""
    return {
        "today": catalog.today.isoformat(),
        "resources": coverage.resources,
        "retired": coverage.retired,
        "crossings": [
            {
                "rows": crossing.rows.name,
                "columns": crossing.columns.name,
                "counts": {
                    row.slug: {
                        column.slug: crossing.counts[row.slug, column.slug]
                        for column in crossing.columns.terms
                    }
                    for row in crossing.rows.terms
                },
            }
            for crossing in coverage.crossings
        ],
        "by_collection": {vocabulary.name: counts for vocabulary, counts in coverage.kinds},
        "languages": coverage.languages,
        "minutes": coverage.lengths,
        "reading": [vars(reading) for reading in coverage.readings],
        "few": [
            {"vocabulary": v.name, "term": t.slug, "resources": count}
            for v, t, count in coverage.few
        ],
        "alone": [resource.slug for resource in coverage.alone],
        "packets": {packet.slug: list(gone) for packet, gone in coverage.packets},
        "freshness": dict(freshness(catalog)),
        "due": [
            {"slug": review.resource.slug, "due": review.day.isoformat(), "late": review.overdue}
            for review in due
        ],
    }
