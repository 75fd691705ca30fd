"""Give something another name, or take it out of use, in every file that names it."""

from .plan import plan_rename, plan_retire
from .renaming import ChangedLines, Renaming, write_renaming
from .terms import with_alias
from .users import successor_for, with_successor

__all__ = [
    "ChangedLines",
    "Renaming",
    "plan_rename",
    "plan_retire",
    "successor_for",
    "with_alias",
    "with_successor",
    "write_renaming",
]
