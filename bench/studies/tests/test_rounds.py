"""Workers in rounds: real ones under this interpreter, and programs that misbehave."""

from __future__ import annotations

import os
import random
import select
import sys
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path
from unittest import mock

from studies import launches
from studies.program import CouldNotMeasure
from studies.rounds import Arm, Design, ratio, run_block, run_blocks, seconds_per_unit, tasks_for
from studies.workers import Launch, Worker, clean_environment

CORE = min(os.sched_getaffinity(0))


def gilbench(name: str) -> Launch:
    """A small real arm."""
    return launches.python(name, sys.executable, "sum_squares", {"n": 100}, CORE)


def stand_in(program: str) -> Launch:
    """A worker that runs this instead."""
    return Launch("stand-in", [sys.executable, "-c", program], "sum_squares", {}, str(CORE))


class RoundsTests(unittest.TestCase):
    def test_every_arm_runs_its_slices_in_every_round(self) -> None:
        arms = (Arm(gilbench("one"), 2, slices=3), Arm(gilbench("other"), 5))
        block = run_block(arms, 4, random.Random(1))
        self.assertEqual([[2, 2, 2]] * 4, [[sample["tasks"] for sample in turn] for turn in block["one"]])
        self.assertEqual([list(range(i, i + 3)) for i in range(0, 12, 3)], [[sample["index"] for sample in turn] for turn in block["one"]])
        self.assertEqual([[5]] * 4, [[sample["tasks"] for sample in turn] for turn in block["other"]])

    def test_slices_between_and_of_the_warm_up_are_not_reported(self) -> None:
        between = Arm(gilbench("between"), 1)
        block = run_block((Arm(gilbench("one"), 2, before=(between,), warm_up_seconds=0.001),), 2, random.Random(1))
        self.assertEqual(["one"], list(block))
        self.assertGreater(block["one"][0][0]["index"], 0)

    def test_blocks_are_launches_of_their_own_and_give_one_ratio(self) -> None:
        blocks = run_blocks((Arm(gilbench("one"), 2), Arm(gilbench("other"), 2)), Design(6, 2, 1))
        self.assertEqual([0] * 6, [block["one"][0][0]["index"] for block in blocks])
        estimate = ratio(blocks, "one", "other")
        self.assertTrue(0 < estimate.low <= estimate.centre <= estimate.high)

    def test_time_per_unit_is_over_all_slices_of_a_turn(self) -> None:
        self.assertEqual(0.5, seconds_per_unit([{"wall_seconds": 1.0, "tasks": 3}, {"wall_seconds": 1.0, "tasks": 1}]))

    def test_a_slice_is_given_as_many_units_as_fill_it(self) -> None:
        self.assertGreater(tasks_for(gilbench("one"), 0.005), 1)


class WorkerTests(unittest.TestCase):
    def assert_fails(self, launch: Launch, words: str) -> None:
        with self.assertRaisesRegex(CouldNotMeasure, words), Worker(launch, 1) as worker:
            worker.await_ready()

    def test_a_failure_is_said_in_the_workers_own_words(self) -> None:
        self.assert_fails(replace(gilbench("one"), workload="sum_cubes"), "one failed: .*sum_cubes")

    def test_a_worker_that_ends_is_reported_with_its_last_line(self) -> None:
        self.assert_fails(stand_in("import sys; sys.exit('no memory left')"), "ended without an answer: no memory left")

    def test_a_worker_that_writes_something_else_is_reported(self) -> None:
        self.assert_fails(stand_in("print('hello', flush=True); input(); input()"), "something else than a line of JSON")

    def test_a_worker_is_gone_with_what_it_started_where_an_error_passes_through(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            note = Path(folder, "pid")
            ready = '{"type": "ready"}'
            child = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); print({ready!r}, flush=True); time.sleep(600)"
            launch = stand_in(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])")
            with self.assertRaises(KeyboardInterrupt), Worker(launch, 1) as worker:
                worker.await_ready()
                raise KeyboardInterrupt
            self.assertTrue(ends_within(int(note.read_text(encoding="ascii")), 30))

    def test_the_users_settings_of_the_runtimes_do_not_reach_a_worker(self) -> None:
        settings = {
            "PYTHONHASHSEED": "1", "DOTNET_TieredPGO": "0", "GILBENCH_PARAMETER_SET": "document", "DOTNET_ROOT": "/there", "HOME": "/home"}
        with mock.patch.dict(os.environ, settings, clear=True):
            self.assertEqual({"DOTNET_ROOT": "/there", "HOME": "/home", "PYTHONPATH": "here"}, clean_environment({"PYTHONPATH": "here"}))


def ends_within(pid: int, seconds: float) -> bool:
    """Whether a process has ended by then; the kernel takes a moment over one that was killed."""
    try:
        process = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([process], [], [], seconds)[0])
    finally:
        os.close(process)
