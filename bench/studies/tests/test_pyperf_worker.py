"""The worker around pyperf's loop, with a stand-in that calls as pyperf 2.10.0 does; bench/bias.py runs it with the real one."""

from __future__ import annotations

import os
import sys
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

from studies import launches
from studies.program import CouldNotMeasure
from studies.workers import Worker

CORE = min(os.sched_getaffinity(0))
STAND_IN = """
__version__ = "stand-in"


class Runner:
    def parse_args(self, words):
        assert words == []

    def bench_func(self, name, function, *arguments):
        assert (name, function(*arguments)) == ("sum_squares", 285), (name, arguments)
        self.task = type("Task", (), {})()
        self.task.task_func = lambda task, loops: loops * 0.25 if task is self.task else None
        self._main(self.task)
"""


class PyperfWorkerTests(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        package = Path(folder.name, "pyperf")
        package.mkdir()
        (package / "__init__.py").write_text(STAND_IN, encoding="utf-8")
        found = launches.pyperf_folder(sys.executable, folder.name)
        self.launch, self.gilbench = (
            launches.beside_pyperf(loop, sys.executable, found, "sum_squares", {"n": 10}, CORE) for loop in ("pyperf", "gilbench"))

    def test_a_slice_is_what_pyperfs_loop_took_for_so_many_calls(self) -> None:
        with Worker(self.launch, 3) as worker:
            worker.await_ready()
            samples = [worker.slice(tasks) for tasks in (1, 8, 4)]
        found = [(each["index"], each["tasks"], each["wall_seconds"]) for each in samples]
        self.assertEqual([(0, 1, 0.25), (1, 8, 2.0), (2, 4, 1.0)], found)

    def test_beside_it_gilbenchs_own_worker_runs_with_the_same_imports(self) -> None:
        with Worker(self.launch, 1) as theirs, Worker(self.gilbench, 1) as ours:
            modules = [worker.await_ready()["modules"] for worker in (theirs, ours)]
            self.assertEqual({"285": 8}, ours.slice(8)["results"])
        self.assertIn("pyperf", modules[0])
        self.assertEqual(*modules)

    def test_a_workload_that_is_no_function_of_numbers_is_refused(self) -> None:
        with self.assertRaisesRegex(CouldNotMeasure, "has not what the reference needs"):
            with Worker(replace(self.launch, workload="http_get"), 1) as worker:
                worker.await_ready()
