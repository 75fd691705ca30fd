"""`toolkit check --fix`: write what messages ask to write."""

from .edit import Fix
from .patch import patch_text
from .run import Repairs, plan_repairs, writable, write_repairs

__all__ = ["Fix", "Repairs", "patch_text", "plan_repairs", "writable", "write_repairs"]
