"""`toolkit new`: a resource that begins with questions, or with a file of answers."""

from .answers import read_faults
from .interview import Ask, Draft, Interview

__all__ = ["Ask", "Draft", "Interview", "read_faults"]
