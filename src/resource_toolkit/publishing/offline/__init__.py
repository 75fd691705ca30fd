"""Copies of a site that open from a folder, without a network: of all of it, and of each packet."""

from .check import copy_faults
from .copies import write_copies

__all__ = ["copy_faults", "write_copies"]
