"""What is wrong, said in words; where it stands; the errors of the program."""

from .codes import explained_codes
from .errors import BuildError, FrameError, MacroError, ToolkitError
from .marks import NO_MARKS, Mark, Marks
from .problem import Problem, Report, did_you_mean, has_errors, many, shown

__all__ = [
    "NO_MARKS",
    "BuildError",
    "FrameError",
    "MacroError",
    "Mark",
    "Marks",
    "Problem",
    "Report",
    "ToolkitError",
    "did_you_mean",
    "explained_codes",
    "has_errors",
    "many",
    "shown",
]
