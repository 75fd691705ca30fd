"""What is wrong, said in words; where it stands; the errors of the program."""

from .codes import explained_codes
from .errors import BuildError, FrameError, MacroError, ToolkitError, told
from .marks import NO_MARKS, Mark, Marks
from .problem import (
    Problem,
    Report,
    as_line,
    did_you_mean,
    has_errors,
    many,
    near_or_all,
    nearest,
    shown,
)
from .repair import Repair, Scope
from .signs import SLOT, Sign, forbidden_sign, printable, slot

__all__ = [
    "NO_MARKS",
    "SLOT",
    "BuildError",
    "FrameError",
    "MacroError",
    "Mark",
    "Marks",
    "Problem",
    "Repair",
    "Report",
    "Scope",
    "Sign",
    "ToolkitError",
    "as_line",
    "did_you_mean",
    "explained_codes",
    "forbidden_sign",
    "has_errors",
    "many",
    "near_or_all",
    "nearest",
    "printable",
    "shown",
    "slot",
    "told",
]
