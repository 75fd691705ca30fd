"""What a change brings into a toolkit, told beside what the check of its last state alone says."""

from resource_toolkit.checking import Checked, own_first
from resource_toolkit.problems import Problem

from .as_before import as_before
from .base import committed_texts, uncommitted_files
from .changed_line import with_changed_line
from .deleted import (
    records_gone,
    titles_gone,
    with_deleted,
    with_last_menu,
    with_last_terms,
    with_moved_pages,
)
from .entries import with_entries
from .heads import with_copies, with_fields, with_retired
from .joined import with_joined
from .ledger import with_ledger
from .lines import text_of
from .lost_parts import with_lost_parts
from .lost_values import with_lost_values, with_signs
from .outlines import with_outlines
from .pasted import with_pasted
from .renamed import with_renamed, with_renamed_terms
from .safety_words import with_safety_words
from .shapes import with_order, with_pairs, with_shapes
from .slips import with_slips
from .summary import read_base
from .texts import with_texts
from .two_files import in_changed_file
from .words import with_words

_IN_TEXTS = (
    with_pairs,
    with_order,
    with_signs,
    with_lost_values,
    with_slips,
    with_outlines,
    with_changed_line,
    as_before,
    with_joined,
    with_safety_words,
    with_words,
    with_entries,
    with_fields,
    with_texts,
    with_shapes,
    with_pasted,
    with_lost_parts,
)
"""What is wrong in texts, by the former ones; each leaves alone what those before it told."""


def with_change(now: Checked, base: str | None) -> list[Problem]:
    """Return the problems of a toolkit, what a change brings first, with what it takes from paper.

    The change is what differs from a base, else from the last commit.
    """
    root = now.catalog.root
    if base:
        compared = read_base(now, base)
        changed = compared.files
        before = dict(compared.texts)
        gone = records_gone(now, compared.catalog)
        known = [one.path for one in compared.catalog.resources.values()]
        files = {one.path: one.body for one in compared.catalog.resources.values()}
    else:
        changed = uncommitted_files(root)
        before = committed_texts(root, sorted(changed))
        gone = titles_gone(now, before)
        known = [path for path in gone if path.startswith(f"{now.catalog.folder}/")]
        files = {path: text_of(text) for path, text in before.items()}
    now.problems = with_renamed_terms(now, before)
    now.problems = with_ledger(now, before)
    now.problems = with_renamed(now, files)
    now.problems = with_moved_pages(now, gone)
    now.problems = with_deleted(now, gone)
    lost = [path for path in known if path.endswith(".md") and not (root / path).is_file()]
    now.problems = with_retired(now, before, lost)
    now.problems = with_last_menu(now, before)
    now.problems = with_last_terms(now, before)
    now.problems = in_changed_file(now, changed)
    now.problems = with_copies(now, changed, before)
    for rule in _IN_TEXTS:
        now.problems = rule(now, before)
    return own_first(now.problems, changed)
