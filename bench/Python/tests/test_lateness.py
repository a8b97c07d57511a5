from __future__ import annotations

import unittest

from gilbench.lateness import percentiles, taken
from gilbench.models.pool import run_share
from gilbench.workloads import Place, find


class Percentiles(unittest.TestCase):
    def test_they_are_values_that_were_seen_by_nearest_rank(self) -> None:
        self.assertEqual(percentiles([i / 1000 for i in range(100, 0, -1)]), {"p50": 0.050, "p99": 0.099})
        self.assertEqual(percentiles([3.0, 1.0, 2.0]), {"p50": 2.0, "p99": 3.0})
        self.assertEqual(percentiles([-0.001]), {"p50": -0.001, "p99": -0.001})

    def test_without_a_wait_there_are_none(self) -> None:
        self.assertIsNone(percentiles([]))


class Taking(unittest.TestCase):
    def test_every_wait_is_told_once(self) -> None:
        workload = find("timer")
        assert workload is not None and workload.entry_point is not None
        with workload.entry_point.open({"seconds": 0.0}, Place()) as unit:
            share = run_share(unit, 3)
            self.assertEqual((share.results, len(share.lateness)), ({"waited": 3}, 3))
            self.assertEqual(len(run_share(unit, 2).lateness), 2)
            self.assertEqual(taken(unit), [])

    def test_a_unit_that_keeps_nothing_has_nothing_to_tell(self) -> None:
        self.assertEqual(taken(lambda: "slept"), [])
