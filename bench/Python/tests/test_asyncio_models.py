"""What a slice that fails leaves behind in an event loop."""

from __future__ import annotations

import asyncio
import gc
import unittest
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest import mock

from gilbench.models import asyncio_threads
from gilbench.models.asyncio_threads import AsyncioThreads


class FailedSlices(unittest.TestCase):
    def test_units_that_fail_while_the_loop_is_stopped_for_the_first_one_end_without_a_word_of_asyncio(self) -> None:
        async def handed_to_a_thread(_run: Any, index: int) -> None:
            for _ in range(index):
                await asyncio.sleep(0)
            raise ValueError(index)

        threads = mock.Mock(executor=ThreadPoolExecutor(1))
        with mock.patch.object(asyncio_threads, "StartedThreads", return_value=threads), \
                mock.patch.object(asyncio, "to_thread", handed_to_a_thread), self.assertNoLogs("asyncio"):
            pool: Any = AsyncioThreads(mock.Mock(), 6)
            with self.assertRaisesRegex(ValueError, "0"):
                pool.release(6)
            pool.close()
            del pool
            gc.collect()
