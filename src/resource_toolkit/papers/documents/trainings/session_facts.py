"""What is known of a session, in words; what is not known is a line to write on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from resource_toolkit.catalog import (
    Catalog,
    Session,
    Training,
    filled,
    locale_of,
    span_in_words,
)
from resource_toolkit.papers.tree import Blank, Break, Paragraph, Run, Text


@dataclass(frozen=True)
class SessionFacts:
    """Says what is known of a session of a training, or of one that has no date yet."""

    catalog: Catalog
    training: Training
    session: Session | None
    words: Mapping[str, str]

    @property
    def dates(self) -> tuple[str, ...]:
        """Its dates with their times."""
        if self.session is None:
            return ()
        zone, locale = ZoneInfo(self.session.timezone), locale_of(self.words["language"])

        def local(moment: datetime) -> datetime:
            return moment.replace(tzinfo=zone)

        return tuple(
            " · ".join(
                filter(
                    None,
                    (span_in_words(local(met.start), local(met.end), locale), met.topic, met.place),
                )
            )
            for met in self.session.meetings
        )

    @property
    def place(self) -> str:
        """Where it is, or the address to join it online."""
        session = self.session
        if session is None:
            return ""
        where = ", ".join(filter(None, (session.place, session.address, session.town)))
        online = f"{self.words['flyer_online']}: {session.online}" if session.online else ""
        return " · ".join(filter(None, (where, online)))

    @property
    def hours(self) -> tuple[tuple[str, str], ...]:
        """Each area with its hours, as they were entered."""
        return tuple(
            (self.catalog.vocabularies[facet].label(term), f"{amount:g}")
            for facet, hours in self.training.hours.items()
            for code, amount in hours.items()
            if (term := self.catalog.vocabularies[facet].find(code))
        )

    @property
    def its_language(self) -> str:
        """Say in which language the training is described."""
        locale, home = locale_of(self.words["language"]), self.catalog.words["language"]
        return filled(self.words["flyer_in"], {"language": locale.languages.get(home, home)})

    def named(self, languages: tuple[str, ...]) -> str:
        """Return the names of languages; what is no term of the vocabulary stays as written."""
        spoken = self.catalog.spoken
        terms = [(name, spoken.find(name) if spoken else None) for name in languages]
        return ", ".join(term.title if term else name for name, term in terms)

    def told(self) -> Iterator[tuple[str, str]]:
        """Yield name and value of what else is known of it."""
        session, words = self.session, self.words
        if session is None:
            return
        locale = locale_of(words["language"])
        trainer, approval = session.trainer, session.approval
        ends = format_date(session.deadline, "long", locale=locale) if session.deadline else ""
        known = {
            "flyer_language": self.named(session.languages),
            "flyer_interpreter": self.named(session.interpreter),
            "flyer_cost": session.cost,
            "flyer_trainer": trainer
            and ", ".join(filter(None, (trainer.role, trainer.credential))),
            "flyer_approval": approval and f"{approval.registry}, {approval.number}",
            "flyer_sign_up": session.registration if session.status == "planned" else None,
            "flyer_until": ends,
            "flyer_contact": session.contact,
        }
        for name, value in known.items():
            if value:
                yield words[name], value

    def line(self, name: str, *values: str, signs: int = 44) -> Paragraph:
        """Return a line with a name and what is known, one below the other, or a blank."""
        runs: list[Run] = [Text(f"{self.words[name]}: ", strong=True)]
        for at, value in enumerate(values):
            runs += [Break()] if at else []
            runs.append(Text(value))
        return Paragraph(tuple(runs) if any(values) else (*runs, Blank(signs)))
