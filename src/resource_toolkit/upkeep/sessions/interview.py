"""`toolkit new session`: a few questions, and a session in the file of its training."""

from collections.abc import Callable
from dataclasses import dataclass

from resource_toolkit.catalog import Catalog
from resource_toolkit.checking import Checked
from resource_toolkit.problems import ToolkitError

from .answers import ASKED, Asked, fault_of
from .plan import plan_sessions, training_named, write_sessions


@dataclass(frozen=True)
class SessionInterview:
    """Makes one new session in a toolkit. `ask` raises EOFError when there is no answer left."""

    now: Checked
    ask: Callable[[str], str]
    tell: Callable[[str], None]

    def run(self) -> bool:
        """Ask, and write the session; return whether it was written."""
        try:
            return self._interview()
        except EOFError:
            self.tell("\nnothing was written: the answers ended")
            return False

    def _interview(self) -> bool:
        catalog = self.now.catalog
        if not catalog.trainings:
            self.tell(f"there is no training; add a file to {catalog.folder}/trainings/ first")
            return False
        self.tell("A new date of a training. Enter alone leaves out what is not needed.")
        answers: dict[str, str] = {}
        for asked in ASKED:
            if not _is_left_out(asked, answers):
                answers[asked.name] = self._answer(asked)
        planned = plan_sessions(self.now, [answers])
        if planned.trial.errors:
            for problem in planned.trial.errors:
                self.tell(str(problem))
            self.tell("nothing was written")
            return False
        write_sessions(catalog, planned)
        for path in planned.files:
            self.tell(f"\nwrote {path}")
        for problem in planned.trial.own:
            if (problem.path, problem.line) in planned.lines:
                self.tell(f"  {problem}")
        training = training_named(catalog, answers["training"])
        self.tell(f"Its address will be /{training.address}#{planned.ids[0]}")
        return True

    def _answer(self, asked: Asked) -> str:
        """Return the answer to one question, asked again until its form is right."""
        catalog = self.now.catalog
        default = usual_zone(catalog) if asked.name == "timezone" else ""
        self.tell(f"\n{asked.meaning}{'' if asked.needed else ' (Enter to leave it out)'}")
        if asked.name == "training":
            for number, training in enumerate(catalog.trainings.values(), 1):
                self.tell(f"  {number}. {training.title}")
        while True:
            offer = f" [{default}]" if default else ""
            text = self.ask(f"{asked.label}{offer}: ").strip() or default
            fault = fault_of(asked, text)
            if asked.name == "training" and not fault:
                try:
                    return training_named(catalog, _numbered(catalog, text)).slug
                except ToolkitError as error:
                    fault = str(error)
            if not fault:
                return text
            self.tell(f"  {fault}")


def _is_left_out(asked: Asked, answers: dict[str, str]) -> bool:
    """Return whether a question means nothing after the answers so far."""
    about = {
        "address": "place",
        "town": "place",
        "credential": "trainer",
        "number": "registry",
        "approved_until": "registry",
        "deadline": "registration",
    }
    return asked.name in about and not answers.get(about[asked.name])


def _numbered(catalog: Catalog, text: str) -> str:
    slugs = list(catalog.trainings)
    number = int(text) if text.isdecimal() else 0
    return slugs[number - 1] if 0 < number <= len(slugs) else text


def usual_zone(catalog: Catalog) -> str:
    """Return the time zone of the session that was added last, or nothing."""
    held = [session for known in catalog.trainings.values() for session in known.sessions]
    last = max(held, key=lambda session: session.added or session.start.date(), default=None)
    return last.timezone if last else ""
