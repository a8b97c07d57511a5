from __future__ import annotations

import itertools
import unittest
from typing import Sequence
from unittest import mock

from gilbench import measure
from gilbench.measure import Arm, Effort, launch
from gilbench.meters import Usage
from gilbench.models import find as find_model
from gilbench.models.pool import Pool, Reading, Share, divide, shares_of
from gilbench.protocol import Command, Done, End, Go, Ready, Refused, Sample, Warm, WarmUp
from gilbench.workloads import Place
from gilbench.workloads import find as find_workload


class FakePool(Pool):
    """Two workers that finish at once; fails at a chosen slice."""

    def __init__(self, fails_at: int | None = None) -> None:
        self.released: list[int] = []
        self.closed = 0
        self._fails_at = fails_at

    def release(self, tasks: int) -> int:
        if len(self.released) == self._fails_at:
            raise ZeroDivisionError("on purpose")
        self.released.append(tasks)
        return tasks

    def shares(self, outcome: int) -> list[Share]:
        used = Usage(0.25, 1, 2, 3, 4)
        return [Share({"a": outcome - 1}, True, True, used, 100), Share({"a": 1}, True, False, used, 200)]

    def close(self) -> None:
        self.closed += 1


def _launched(pool: Pool, effort: Effort, commands: Sequence[Command]) -> list[object]:
    workload, model = find_workload("sum_squares"), find_model("threads")
    assert workload is not None and workload.entry_point is not None and model is not None
    ticks = itertools.count()
    with mock.patch.object(measure, "opened", lambda *_: (pool, 0.5)):
        arm = Arm(workload, workload.entry_point, {"n": 10}, model, 2, Place())
        return list(launch(arm, effort, commands, lambda: float(next(ticks))))


class Launches(unittest.TestCase):
    def test_a_launch_is_ready_one_cold_sample_the_warm_ones_and_done(self) -> None:
        pool = FakePool()
        ready, *samples, done = _launched(pool, Effort(4, False), [Go(7)] * 4 + [End()])
        self.assertIsInstance(ready, Ready)
        self.assertEqual([(sample.index, sample.phase, sample.tasks) for sample in samples if isinstance(sample, Sample)],
                         [(0, "cold", 7), (1, "warm", 7), (2, "warm", 7), (3, "warm", 7)])
        assert isinstance(done, Done)
        self.assertEqual((done.children_peak_rss_bytes, done.pss_bytes, pool.closed, pool.released), (200, None, 1, [7] * 4))

    def test_meters_are_summed_over_processes_and_results_merged(self) -> None:
        _, sample, *_ = _launched(FakePool(), Effort(1, False), [Go(7), End()])
        assert isinstance(sample, Sample)
        self.assertEqual((sample.wall_seconds, sample.cpu_children_seconds, sample.results, sample.workers_seen), (1.0, 0.5, {"a": 7}, 2))
        self.assertGreaterEqual(sample.major_faults, 8)
        self.assertEqual((sample.gil_before, sample.gil_after), ([True, True], [True, False]))

    def test_warm_up_runs_slices_that_are_counted_but_not_reported(self) -> None:
        pool = FakePool()
        replies = _launched(pool, Effort(2, False), [Go(1), WarmUp(1, 10.0), Go(1), End()])
        self.assertEqual(sum(isinstance(reply, Sample) for reply in replies), 2)
        (warm,) = (reply for reply in replies if isinstance(reply, Warm))
        self.assertGreater(warm.slices, 2)
        self.assertEqual(len(pool.released), 2 + warm.slices)
        self.assertGreaterEqual(warm.seconds, 10.0)

    def test_each_slice_has_as_many_units_as_its_command_says(self) -> None:
        pool = FakePool()
        _launched(pool, Effort(3, False), [Go(1), Go(2), Go(4), End()])
        self.assertEqual(pool.released, [1, 2, 4])

    def test_commands_that_just_stop_let_the_worker_go_without_done(self) -> None:
        pool = FakePool()
        replies = _launched(pool, Effort(3, False), [Go(1)])
        self.assertIsInstance(replies[-1], Sample)
        self.assertEqual(pool.closed, 1)

    def test_more_slices_than_the_request_said_are_refused(self) -> None:
        pool = FakePool()
        with self.assertRaisesRegex(Refused, "slice 3 .* 2 at most"):
            _launched(pool, Effort(2, False), [Go(1)] * 3)
        self.assertEqual((len(pool.released), pool.closed), (2, 1))

    def test_memory_is_read_only_where_asked_for(self) -> None:
        *_, done = _launched(FakePool(), Effort(1, True), [Go(1), End()])
        assert isinstance(done, Done) and done.pss_bytes is not None
        self.assertGreater(done.pss_bytes, 1 << 20)

    def test_a_pool_that_fails_midway_is_closed(self) -> None:
        pool = FakePool(fails_at=2)
        with self.assertRaises(ZeroDivisionError):
            _launched(pool, Effort(6, False), [Go(1)] * 6)
        self.assertEqual(pool.closed, 1)


class Shares(unittest.TestCase):
    def test_tasks_are_divided_as_evenly_as_can_be(self) -> None:
        self.assertEqual([divide(8, 3), divide(2, 3), divide(6, 3)], [[3, 3, 2], [1, 1, 0], [2, 2, 2]])

    def test_records_become_one_share_per_worker_from_its_first_to_its_last(self) -> None:
        def at(cpu_seconds: float, peak_bytes: int) -> Reading:
            return cpu_seconds, 0, 0, 0, 0, peak_bytes

        first, second = shares_of([(1, "a", True, True, at(1.0, 10), at(2.0, 10), [0.1]), (2, "a", None, None, None, None, []),
                                   (1, "b", True, False, at(2.5, 10), at(4.0, 20), [0.3])])
        self.assertEqual(first, Share({"a": 1, "b": 1}, True, False, Usage(3.0, 0, 0, 0, 0), 20, [0.1, 0.3]))
        self.assertEqual(second, Share({"a": 1}))
