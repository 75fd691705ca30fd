"""The text of each kind of paper of a training, as trees."""

from collections.abc import Callable, Mapping

from resource_toolkit.catalog import filled
from resource_toolkit.papers.trainings import CERTIFICATE, EVALUATION, FLYER, SIGN_IN
from resource_toolkit.papers.tree import (
    Blocks,
    Cell,
    Heading,
    ListBlock,
    Notice,
    Paragraph,
    Room,
    Row,
    Rule,
    Table,
    Text,
    Tick,
)

from .session_facts import SessionFacts

_ROWS = 26
"""Lines to sign on."""


def _said(text: str, *, strong: bool = False) -> Paragraph:
    return Paragraph((Text(text, strong=strong),))


def _cell(text: str = "") -> Cell:
    return Cell((Text(text),) if text else ())


def _points(texts: tuple[str, ...]) -> ListBlock:
    return ListBlock(tuple((_said(text),) for text in texts))


def flyer(facts: SessionFacts) -> Blocks:
    """Return what people read before they come: when, where, what for, and whom to ask."""
    words, training = facts.words, facts.training
    when = (
        facts.line("flyer_when", *facts.dates),
        facts.line("flyer_where", facts.place),
        *(Paragraph((Text(f"{name}: ", strong=True), Text(value))) for name, value in facts.told()),
    )
    asked = facts.session and facts.session.contact
    contact = () if asked else (facts.line("flyer_contact", ""),)
    learned = (_head(words["flyer_learn"]), _points(training.objectives))
    counted = words["flyer_hours_count"]
    told = tuple(f"{area}: {filled(counted, {'count': n})}" for area, n in facts.hours)
    hours = (_head(words["flyer_hours"]), _points(told), _said(words["flyer_credit"]))
    box = Notice(words["flyer_box"], when + contact)
    foreign = words["language"] != facts.catalog.words["language"]
    return (
        *((box, _said(facts.its_language)) if foreign else ()),
        _said(training.summary),
        *(() if foreign else (box,)),
        *(learned if training.objectives else ()),
        *(hours if told else ()),
    )


def sign_in(facts: SessionFacts) -> Blocks:
    """Return the sheet that people sign, with what registries ask for."""
    words = facts.words
    heads = ("name", "member", "job", "site", "in", "out", "signature")
    head = tuple(_cell(words[f"signin_{name}"]) for name in heads)
    empty: Row = tuple(_cell() for _ in heads)
    return (
        facts.line("certificate_training", facts.training.title),
        facts.line("flyer_when", *facts.dates),
        facts.line("flyer_where", facts.place),
        *_signed(facts),
        _said(words["signin_about"]),
        Table(head, (empty,) * _ROWS),
    )


def _signed(facts: SessionFacts) -> Blocks:
    approval = facts.session.approval if facts.session else None
    number = f"{approval.registry}, {approval.number}" if approval else ""
    return (
        facts.line("certificate_trainer", ""),
        facts.line("certificate_approval", number),
    )


def certificate(facts: SessionFacts) -> Blocks:
    """Return what the trainer fills in for one person; it names only hours that were entered."""
    words = facts.words
    rows = tuple((_cell(area), _cell(amount)) for area, amount in facts.hours)
    head = (_cell(words["certificate_area"]), _cell(words["certificate_hours"]))
    given: Blocks = (Table(head, rows),) if rows else (_said(words["certificate_none"]),)
    return (
        facts.line("signin_name", "", signs=60),
        facts.line("certificate_training", facts.training.title),
        facts.line("certificate_date", *facts.dates),
        facts.line("flyer_where", facts.place),
        *given,
        *_signed(facts),
        facts.line("certificate_sponsor", ""),
        facts.line("certificate_signature", ""),
        Rule(),
        _said(words["certificate_about"]),
        _said(words["flyer_credit"]),
    )


def evaluation(facts: SessionFacts) -> Blocks:
    """Return one page of plain questions about the session."""
    words = facts.words
    goals = (
        facts.training.objectives if words["language"] == facts.catalog.words["language"] else ()
    )
    told = [words[f"evaluation_{name}"] for name in ("clear", "part", "useful")]
    boxes = tuple(Cell((Tick(),)) for _ in range(3))
    heads = [words[f"evaluation_{name}"] for name in ("line", "yes", "partly", "no")]
    can = [filled(words["evaluation_can"], {"goal": goal}) for goal in goals]
    rows = tuple((_cell(line), *boxes) for line in (*told, *can))
    asked = tuple(
        block
        for name in ("helped", "change", "try")
        for block in (_said(words[f"evaluation_{name}"], strong=True), Room(3))
    )
    return (
        facts.line("certificate_training", facts.training.title),
        _said(words["evaluation_about"]),
        Table(tuple(_cell(head) for head in heads), rows),
        *asked,
    )


def _head(text: str) -> Heading:
    return Heading(2, (Text(text),))


TREES: Mapping[str, Callable[[SessionFacts], Blocks]] = {
    FLYER: flyer,
    SIGN_IN: sign_in,
    CERTIFICATE: certificate,
    EVALUATION: evaluation,
}
"""Kind of paper to what makes its text."""
