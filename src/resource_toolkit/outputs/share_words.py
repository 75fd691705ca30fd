"""What the dialog that shares a page says, in every language that has words for it."""

import json
from collections.abc import Iterator, Mapping

from resource_toolkit.catalog import Catalog, Settings

ADDRESS = "assets/words/share.js"
"""Where the dialog finds its words, relative to the site; a script, so that folders have it too."""


def share_words(catalog: Catalog, settings: Settings) -> Iterator[tuple[str, bytes]]:
    """Yield address and content of the words, those of the site's language first.

    A language that says nothing of its own is left out.
    """
    home = _said(catalog.words)
    said = {catalog.words["language"]: home} | {
        language: _said(words)
        for language, words in catalog.translated_words.items()
        if _said(words) != home
    }
    values = json.dumps(
        {"site": settings.name, "words": said}, ensure_ascii=False, separators=(",", ":")
    )
    yield ADDRESS, f"(self.toolkitData??={{}}).share={values};\n".encode()


def _said(words: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in words.items() if name.split("_")[0] == "share"}
