"""What texts say against themselves, against each other, or in the wrong language."""

from .forms import filled_forms
from .hand_outs import hand_outs, kinds_handed_out
from .languages import spoken
from .phones import phone_numbers, private_numbers, said_small
from .records import counted_objectives, counted_packets, counted_trainings, own_addresses
from .remedies import fitting
from .sums import sums
from .twins import twins
from .unlinked import unlinked_pages

SENSE = {
    "RC546": twins,
    "RC547": sums,
    "RC548": spoken,
    "RC549": filled_forms,
    "RC551": hand_outs,
}
"""Code to its rule for one resource."""

RECORD_RULES = (
    counted_packets,
    counted_trainings,
    counted_objectives,
    kinds_handed_out,
    own_addresses,
)
"""Rules for records that are no resources."""

__all__ = [
    "RECORD_RULES",
    "SENSE",
    "fitting",
    "phone_numbers",
    "private_numbers",
    "said_small",
    "unlinked_pages",
]
