"""What suite.json measures in Python: put functions of your own here, or name theirs there."""

import asyncio


def score(n):
    """Adds up the squares of the numbers below n that are no multiples of 3."""
    total = 0
    for i in range(n):
        if i % 3:
            total += i * i
    return total


async def fetch(seconds):
    """Waits as for an answer from elsewhere."""
    await asyncio.sleep(seconds)
    return "answered"
