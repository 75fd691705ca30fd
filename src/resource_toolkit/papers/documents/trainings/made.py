"""The papers of a training by the names of their files."""

from resource_toolkit.catalog import Catalog, Settings, Training, short_address
from resource_toolkit.papers.documents.paper import Paper
from resource_toolkit.papers.needs import heads_of
from resource_toolkit.papers.trainings import (
    CERTIFICATE,
    FLYER,
    SIGN_IN,
    SLIDES,
    TrainingPaper,
    run_parts,
    training_papers,
)

from .session_facts import SessionFacts
from .slides import Slide, Slides
from .trees import TREES


def papers_of_training(
    catalog: Catalog, settings: Settings, training: Training
) -> dict[str, Paper | Slides]:
    """Return the name of each file of a training with what it holds."""
    made: dict[str, Paper | Slides] = {}
    for wanted in training_papers(catalog, training):
        paper = (
            _slides(catalog, settings, training)
            if wanted.kind == SLIDES
            else _paper(catalog, settings, training, wanted)
        )
        made |= dict.fromkeys(wanted.files, paper)
    return made


def _paper(
    catalog: Catalog, settings: Settings, training: Training, wanted: TrainingPaper
) -> Paper:
    words = catalog.translated_words[wanted.language] if wanted.translated else catalog.words
    facts = SessionFacts(catalog, training, wanted.session, words)
    short = short_address(training)
    part = f"#{wanted.session.id}" if wanted.session else ""
    name = wanted.kind.replace("-", "")
    return Paper(
        title=training.title if wanted.kind == FLYER else words[name],
        language=wanted.language,
        address=f"{settings.url}{short}{part}",
        rights=settings.name,
        tree=TREES[wanted.kind](facts),
        pages=2 if wanted.kind == SIGN_IN else 1,
        heads=heads_of(words),
        root=catalog.root,
        banner=settings.name if wanted.kind in (FLYER, CERTIFICATE) else "",
    )


def _slides(catalog: Catalog, settings: Settings, training: Training) -> Slides:
    words = catalog.words
    parts = (
        Slide(
            title=part.title,
            time=part.time,
            text=part.text,
            tools=tuple(
                (tool.title, f"{settings.url}{short_address(tool)}") for tool in part.tools
            ),
        )
        for part in run_parts(catalog, training)
    )
    return Slides(
        title=training.title,
        summary=training.summary,
        language=words["language"],
        address=f"{settings.url}{short_address(training)}",
        site=settings.name,
        parts=tuple(parts),
    )
