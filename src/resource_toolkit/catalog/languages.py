"""The languages of a toolkit: those of its vocabulary with the role `language`."""

from collections.abc import Iterable

from .vocabularies import Vocabulary


def language_vocabulary(vocabularies: Iterable[Vocabulary]) -> Vocabulary | None:
    """Return the vocabulary of languages; its first term is the language of the site."""
    return next((v for v in vocabularies if v.role == "language"), None)
