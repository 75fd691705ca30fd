"""Which papers there are of a training and of each of its dates, and its parts one by one."""

from collections.abc import Iterator
from dataclasses import dataclass

from resource_toolkit.catalog import Catalog, Resource, Session, Training, filled, times_of

FLYER, SIGN_IN, CERTIFICATE, EVALUATION, SLIDES = (
    "flyer",
    "sign-in",
    "certificate",
    "evaluation",
    "slides",
)
_FOR_PEOPLE = (FLYER, EVALUATION)
"""What those who come get; it is there in each language that has words for it."""
_OF_A_DATE = (FLYER, SIGN_IN, CERTIFICATE)
"""What names a date; without one it has blanks."""


@dataclass(frozen=True, kw_only=True)
class TrainingPaper:
    """A paper of a training: what it is, in which language, and for which of its dates."""

    kind: str
    language: str
    translated: bool = False
    """Whether its language is not that of the site."""
    session: Session | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """The names of its files."""
        parts = (self.session.id if self.session else None, self.kind)
        stem = "-".join([*filter(None, parts), *([self.language] if self.translated else [])])
        return tuple(f"{stem}.{form}" for form in ("pdf", "docx"))[
            : 1 if self.kind == SLIDES else 2
        ]


def training_papers(catalog: Catalog, training: Training) -> Iterator[TrainingPaper]:
    """Yield the papers of a training: those with blanks, then those of the dates to come."""
    for kind in (FLYER, SIGN_IN, CERTIFICATE, EVALUATION, SLIDES):
        yield from _in_languages(catalog, kind, None)
    for session in training.sessions:
        over = session.status == "canceled" or times_of(session, catalog.today).past
        if session.id and not over:
            for kind in _OF_A_DATE:
                yield from _in_languages(catalog, kind, session)


def _in_languages(catalog: Catalog, kind: str, session: Session | None) -> Iterator[TrainingPaper]:
    home = catalog.words["language"]
    yield TrainingPaper(kind=kind, language=home, session=session)
    for language, words in catalog.translated_words.items() if kind in _FOR_PEOPLE else ():
        if any(words[name] != text for name, text in catalog.words.items() if _is_said(name)):
            yield TrainingPaper(kind=kind, language=language, translated=True, session=session)


def _is_said(name: str) -> bool:
    return name.startswith(("flyer_", "evaluation_"))


_NAME = 60
"""Signs up to which the first sentence of a part is its name."""


@dataclass(frozen=True, kw_only=True)
class RunPart:
    """A part of a training as it is run."""

    title: str
    text: str
    begins: int
    """Minutes from the start."""
    ends: int
    tools: tuple[Resource, ...]

    @property
    def time(self) -> str:
        """From when to when, in hours and minutes from the start."""
        told = (f"{at // 60}:{at % 60:02}" for at in (self.begins, self.ends))
        return " – ".join(told)


def run_parts(catalog: Catalog, training: Training) -> Iterator[RunPart]:
    """Yield the parts of a training; one whose text begins with no name is called by its number."""
    begins = 0
    for number, part in enumerate(training.outline, 1):
        name, stop, rest = part.what.partition(". ")
        if not stop or len(name) > _NAME:
            name, rest = filled(catalog.words["run_part"], {"number": number}), part.what
        tools = tuple(catalog.resources[slug] for slug in part.resources)
        ends = begins + part.minutes
        yield RunPart(title=name, text=rest, begins=begins, ends=ends, tools=tools)
        begins = ends
