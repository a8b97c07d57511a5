"""What a variant of the suite changes: more work by so many percent, or a lock that all threads share."""

from contextlib import nullcontext

PERCENT = 0


def extra(amount):
    """Work beside the plain amount, which changes no result."""
    return amount * PERCENT // 100


def guarded():
    """Held while a unit computes."""
    return nullcontext()
