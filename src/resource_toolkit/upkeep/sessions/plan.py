"""New sessions, put into the files of their trainings and tried before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from resource_toolkit.catalog import Catalog, Training, suggested_id
from resource_toolkit.checking import Checked, Trial, try_files
from resource_toolkit.problems import ToolkitError, did_you_mean, shown
from resource_toolkit.writing import encoded, read_lines, with_sessions, write_files

from .answers import first_day, session_lines


@dataclass(frozen=True, kw_only=True)
class NewSessions:
    """What some new sessions would change."""

    files: Mapping[str, str]
    """Path to text of each training's file."""
    newlines: Mapping[str, str]
    ids: tuple[str, ...]
    """The id of each session, in the order in which they were given."""
    lines: Mapping[tuple[str, int], int]
    """Path and line to the session that stands there."""
    trial: Trial


def training_named(catalog: Catalog, name: str) -> Training:
    """Return the training that a person named by slug or title; raises ToolkitError."""
    for training in catalog.trainings.values():
        if name.strip().casefold() in (training.slug.casefold(), training.title.casefold()):
            return training
    hint = did_you_mean(name, catalog.trainings)
    raise ToolkitError(f"there is no training {shown(name)}{hint}")


def plan_sessions(now: Checked, given: Sequence[Mapping[str, str]]) -> NewSessions:
    """Return what is written when these answers become sessions, and what the checks say.

    Raises ToolkitError when a training is unknown, or its file cannot take a session.
    """
    catalog = now.catalog
    taken = {
        training.slug: {*training.former_sessions, *(s.id for s in training.sessions if s.id)}
        for training in catalog.trainings.values()
    }
    held: dict[str, list[int]] = {}
    blocks: list[list[str]] = []
    ids: list[str] = []
    for nth, answers in enumerate(given):
        training = training_named(catalog, answers["training"])
        name = answers.get("id", "").strip() or _free_id(answers, taken[training.slug])
        taken[training.slug].add(name)
        ids.append(name)
        blocks.append(session_lines(catalog, {**answers, "id": name}))
        held.setdefault(training.path, []).append(nth)
    files: dict[str, str] = {}
    newlines: dict[str, str] = {}
    places: dict[tuple[str, int], int] = {}
    for path, members in held.items():
        text, newlines[path] = read_lines(catalog.root / path)
        files[path], starts = with_sessions(text, [blocks[nth] for nth in members])
        for nth, start in zip(members, starts, strict=True):
            places |= {(path, start + n): nth for n in range(len(blocks[nth]))}
    return NewSessions(
        files=files,
        newlines=newlines,
        ids=tuple(ids),
        lines=places,
        trial=try_files(now, dict(files)),
    )


def write_sessions(catalog: Catalog, planned: NewSessions) -> None:
    """Write the files with their new sessions."""
    newlines = planned.newlines
    data = {path: encoded(text, newlines[path]) for path, text in planned.files.items()}
    write_files(catalog.root, data)


def _free_id(answers: Mapping[str, str], taken: set[str]) -> str:
    """Return an id by month and place that no session of the training has."""
    where = answers.get("town") or answers.get("place")
    online = "online" if answers.get("online") else ""
    wanted = suggested_id(first_day(answers["dates"]), where or online)
    names = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)
