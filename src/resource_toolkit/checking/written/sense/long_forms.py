"""The glossary against the texts: a long form that all texts write in another way."""

import re
from collections import Counter
from collections.abc import Iterator

from resource_toolkit.catalog import Catalog
from resource_toolkit.problems import Problem, nearest, shown

_NAMED = re.compile(r"\(([A-Z][A-Za-z&]{1,7})\)")
_BEFORE = 120
"""So many signs before an acronym hold its long form."""
_FEW, _MOST = 2, 0.8
"""So many texts, and such a share of them, show how a long form is written."""
_LONG = 3
"""A form of so many words that differs in one is still the same."""


def long_forms(catalog: Catalog) -> Iterator[Problem]:
    """A long form of the glossary should be the one that texts write before its acronym."""
    explained = catalog.acronyms.explained if catalog.house.runs("RC503") else {}
    written: dict[str, Counter[str]] = {}
    for resource in catalog.active if explained else ():
        for text in (resource.summary, resource.body):
            for said in _NAMED.finditer(text):
                if said[1] in explained:
                    before = text[max(said.start() - _BEFORE, 0) : said.start()].split()
                    words = before[-len(explained[said[1]].split()) :]
                    written.setdefault(said[1], Counter())[" ".join(words).strip("*_")] += 1
    for name, forms in written.items():
        usual, times = forms.most_common(1)[0]
        own = explained[name]
        as_own = sum(count for form, count in forms.items() if form.casefold() == own.casefold())
        if not as_own and times >= max(_FEW, forms.total() * _MOST) and _one_other(own, usual):
            path = f"{catalog.folder}/acronyms.yml"
            message = f"{times} texts explain {name} as {shown(usual)}; write that here, or there "
            message += f"{shown(own)}"
            file = (catalog.root / path).read_text("utf-8", "replace")
            at = re.search(rf"(?m)^ +[\"']?{re.escape(name)}[\"']?:", file)
            line = file.count("\n", 0, at.start()) + 1 if at else 1
            yield Problem(path=path, line=line, column=1, code="RC503", message=message)


def _one_other(one: str, other: str) -> bool:
    """Return whether two long forms differ in one word, in a short one by a slip."""
    pairs = [
        pair
        for pair in zip(one.casefold().split(), other.casefold().split(), strict=False)
        if pair[0] != pair[1]
    ]
    same_length = len(one.split()) == len(other.split())
    if not same_length or len(pairs) != 1:
        return False
    return len(one.split()) >= _LONG or bool(nearest(pairs[0][0], [pairs[0][1]]))
