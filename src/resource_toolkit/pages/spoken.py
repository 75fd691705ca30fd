"""The languages of a page: what they are called, and where its words are in another one."""

from resource_toolkit.catalog import Catalog, Collection, Packet, Resource, Training

from .facts import titles_of


class Spoken:
    """Tells the languages of what stands on pages whose words are those of a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.here = catalog.words["language"]
        """The language of the words of the pages."""

    @property
    def site(self) -> str:
        """The language of what scripts say, where the words of the page are in another."""
        return self._unlike(self.catalog.language_of(None))

    def foreign(self, record: Collection | Packet | Resource | Training) -> str:
        """Return the language of a record's title where it is not that of the words around it."""
        if isinstance(record, Collection) and self.here in record.titles:
            return ""
        resource = record if isinstance(record, Resource) else None
        return self._unlike(self.catalog.language_of(resource))

    def _unlike(self, language: str) -> str:
        return language if language != self.here else ""

    def name(self, code: str) -> str:
        """Return the title of a language in its vocabulary, or the code."""
        for vocabulary in self.catalog.vocabularies.values():
            term = vocabulary.find(code) if vocabulary.role == "language" else None
            if term:
                return term.title
        return code

    def of(self, resource: Resource) -> str:
        """Return the languages of a resource in words."""
        spoken = self.catalog.spoken
        return ", ".join(titles_of(spoken, resource)) if spoken else ""
