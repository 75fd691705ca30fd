"""The catalog as linked data: JSON-LD in the words of schema.org."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from resource_toolkit.catalog import Catalog, Resource, Session, Settings, Training, times_of

LINKED_DATA = "catalog.jsonld"
_KEYWORDS = "keywords"
"""Where terms stand whose vocabulary names no property of its own."""


def linked_data_files(catalog: Catalog, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield the offered resources and the trainings as one graph."""
    nodes = [
        *(_resource(catalog, settings.url, resource) for resource in catalog.active),
        *(_training(catalog, settings.url, training) for training in catalog.trainings.values()),
    ]
    graph = {"@context": "https://schema.org", "@graph": nodes}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    # In a script of a page, it must not end that script.
    text = text.replace("</", r"<\u002f")
    yield LINKED_DATA, f"{text}\n".encode()


def _resource(catalog: Catalog, site: str, resource: Resource) -> dict[str, object]:
    page = f"{site}{resource.address}"
    publisher = {"@type": "Organization", "name": resource.publisher}
    published = resource.written or resource.added
    changed = max(filter(None, (published, resource.reviewed, resource.checked)), default=None)
    return _said(
        {
            "@type": "LearningResource",
            "@id": page,
            "url": page,
            "name": resource.title,
            "description": resource.summary,
            "inLanguage": _codes(catalog, resource),
            "timeRequired": _minutes(resource.minutes),
            **_terms(catalog, resource),
            "isPartOf": f"{site}{catalog.collections[resource.collection].address}",
            "isBasedOn": [*resource.opens.values()],
            "publisher": publisher if resource.publisher else None,
            "copyrightNotice": _rights(catalog, resource),
            "datePublished": _day(published),
            "dateModified": _day(changed),
            "alternateName": resource.also_called,
            **_facts(catalog, resource),
        }
    )


def _codes(catalog: Catalog, resource: Resource) -> tuple[str, ...]:
    spoken = catalog.spoken
    return resource.terms(spoken.name) if spoken else ()


def _rights(catalog: Catalog, resource: Resource) -> str:
    return resource.rights or catalog.words.get(
        "rights_link" if resource.opens else "rights_own", ""
    )


def _terms(catalog: Catalog, resource: Resource) -> dict[str, object]:
    """Return the terms by the property that their vocabulary names."""
    said: dict[str, list[object]] = {}
    for vocabulary in catalog.vocabularies.values():
        for slug in resource.terms(vocabulary.name) if vocabulary.role != "language" else ():
            title = vocabulary.by_slug[slug].title
            name = vocabulary.json_ld or _KEYWORDS
            value = {"@type": "Audience", "audienceType": title} if name == "audience" else title
            said.setdefault(name, []).append(value)
    return dict(said)


def _facts(catalog: Catalog, resource: Resource) -> dict[str, object]:
    """Return the declared facts: as the property that each names, else with its label."""
    said: dict[str, object] = {}
    more: list[object] = []
    for name, value in resource.facts.items():
        fact = catalog.house.facts[name]
        plain = value.isoformat() if isinstance(value, date) else value
        if fact.exported and fact.json_ld:
            said[fact.json_ld] = plain
        elif fact.exported:
            label = fact.label(catalog.home_language)
            more.append({"@type": "PropertyValue", "name": label, "value": plain})
    return {**said, "additionalProperty": more}


def _training(catalog: Catalog, site: str, training: Training) -> dict[str, object]:
    page = f"{site}{training.address}"
    return _said(
        {
            "@type": "Course",
            "@id": page,
            "url": page,
            "name": training.title,
            "description": training.summary,
            "timeRequired": _minutes(training.minutes),
            "teaches": training.objectives,
            "hasPart": [f"{site}{catalog.resources[slug].address}" for slug in training.tools],
            "hasCourseInstance": [
                _session(training, page, session)
                for session in training.sessions
                if session.status != "canceled"
            ],
        }
    )


def _session(training: Training, page: str, session: Session) -> dict[str, object]:
    times = times_of(session, session.start.date())
    here = session.place and {
        "@type": "Place",
        "name": session.place,
        "address": session.address or session.place,
    }
    online = session.online and {"@type": "VirtualLocation", "url": session.online}
    both = [where for where in (here, online) if where]
    mode = ("Mixed" if len(both) > 1 else "Online" if online else "Offline") if both else ""
    return _said(
        {
            "@type": ["CourseInstance", "EducationEvent"],
            "@id": f"{page}#{session.id}" if session.id else None,
            "name": training.title,
            "startDate": times.start.isoformat(),
            "endDate": times.end.isoformat(),
            "location": both[0] if len(both) == 1 else both,
            "eventAttendanceMode": mode and f"https://schema.org/{mode}EventAttendanceMode",
            "inLanguage": session.languages,
            "maximumAttendeeCapacity": session.seats,
        }
    )


def _minutes(minutes: int | None) -> str | None:
    return f"PT{minutes}M" if minutes else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _said(node: Mapping[str, object]) -> dict[str, object]:
    """Return what a node says, without what is empty; a list of one is its value."""
    said: dict[str, object] = {}
    for name, value in node.items():
        if isinstance(value, Iterable) and not isinstance(value, (str, dict)):
            items = list(value)
            said[name] = items[0] if len(items) == 1 else items
        else:
            said[name] = value
    return {name: value for name, value in said.items() if value not in (None, "", [], {})}
