"""Waiting a set time."""

from __future__ import annotations

import time


def sleep(seconds: float) -> str:
    """Block the thread for so long."""
    time.sleep(seconds)
    return "slept"


async def sleep_async(seconds: float) -> str:
    """Leave the loop to others for so long."""
    import asyncio  # only where a loop runs: the blocking models must not carry asyncio's memory

    await asyncio.sleep(seconds)
    return "slept"
