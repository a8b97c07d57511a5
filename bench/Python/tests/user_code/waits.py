from __future__ import annotations

import time


def waits(seconds: float) -> str:
    time.sleep(seconds)
    return "waited"
