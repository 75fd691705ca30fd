"""The form "A date of a training": what is asked of a session, and the lines that it becomes."""

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking import Checked
from resource_toolkit.problems import ToolkitError
from resource_toolkit.upkeep.sessions import ASKED, Asked, fault_of, plan_sessions

from .elements import Element, Proposal, answers, choice_field, form_file, text_field
from .suggestions import SLUG_IN_LABEL

FILE = ".github/ISSUE_TEMPLATE/a-date-of-a-training.yml"
NAME = "A date of a training"
_ASKED = tuple(asked for asked in ASKED if asked.name != "id")
HEADINGS = tuple(asked.label for asked in _ASKED if asked.needed)
"""What only answers to this form have."""


def form_text(catalog: Catalog) -> str:
    """Return the form as YAML, or nothing where there is no training."""
    if not catalog.trainings:
        return ""
    intro = (
        "Tell us about a date of a training. Fill in what you know; the stars are needed. "
        "Everything you write here is public, so name nobody who has not agreed."
    )
    about = "Announce a session. Your words become a draft for the maintainers."
    fields = [_element(catalog, asked) for asked in _ASKED]
    return form_file(NAME, about, "Date: ", intro, fields)


def _element(catalog: Catalog, asked: Asked) -> Element:
    name = asked.name.replace("_", "-")
    if asked.name == "training":
        options = [f"{known.title} ({known.slug})" for known in catalog.trainings.values()]
        return choice_field(name, asked.label, asked.meaning, options, needed=True)
    return text_field(name, asked.label, asked.meaning, needed=asked.needed)


def read_form(now: Checked, submitted: str) -> Proposal:
    """Return the training's file with the session.

    Raises ToolkitError with what is unclear in an answer.
    """
    names = {asked.label: asked.name for asked in _ASKED}
    said = {names[label]: text for label, text in answers(submitted, list(names))}
    slugs = SLUG_IN_LABEL.findall(said.get("training", ""))
    if slugs:
        said["training"] = slugs[-1]
    faults = [
        f"{asked.label}: {fault}"
        for asked in _ASKED
        if (fault := fault_of(asked, said.get(asked.name, "")))
    ]
    if faults:
        raise ToolkitError("; ".join(faults))
    planned = plan_sessions(now, [said])
    return Proposal(title="Date of a training", files=planned.files, trial=planned.trial)
