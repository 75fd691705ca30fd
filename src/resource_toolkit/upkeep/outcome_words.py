"""What reports call the outcomes of a link check: apart from it, for those that ask no host."""

from resource_toolkit.reading import Outcome

WORDS = {
    Outcome.GONE: "gone",
    Outcome.BROKEN: "does not work",
    Outcome.MOVED: "has moved",
    Outcome.UNSURE: "could not check",
    Outcome.FINE: "fine",
}
"""Outcomes, worst first, and what a report calls them."""
