from __future__ import annotations

import concurrent.futures
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor
from unittest import mock

from gilbench import interpreter
from gilbench.models import MODELS, Model
from gilbench.models.interpreter_pool import InterpreterPool
from gilbench.models.job import Job
from gilbench.models.pool import WorkerFailed
from gilbench.models.threads import Threads
from gilbench.workloads import EntryPoint, Workload, every, find
from tests.launching import TIMEOUT_SECONDS, Outcome, launched, request, small, start
from tests.server import meeting, serving

_TASKS, _WORKERS = 5, 2
_LOADED_BY_SITE = set(json.loads(subprocess.run(
    [sys.executable, "-c", "import sys; names = [name.partition('.')[0] for name in sys.modules]; import json; print(json.dumps(names))"],
    capture_output=True, text=True, check=True).stdout))
"""What others' .pth files and the like bring into every process of this interpreter, before anything of ours."""


class EveryPair(unittest.TestCase):
    """Every workload under every model, end to end, each in a fresh process."""

    @classmethod
    def setUpClass(cls) -> None:
        server, directory = serving(), tempfile.TemporaryDirectory()
        cls.context = {"url": server.__enter__(), "data_directory": directory.__enter__(), "artifacts_directory": None}
        cls.addClassCleanup(server.__exit__, None, None, None)
        cls.addClassCleanup(directory.__exit__, None, None, None)

    def tearDown(self) -> None:
        self.assertEqual(set(os.listdir(self.context["data_directory"])) - {"log-100.txt"}, set(), "files were left behind")

    def launch(self, workload: Workload, model: Model) -> Outcome:
        return launched(request(workload=workload.id, arguments=small(workload)[0], model=model.id,
                                workers=_WORKERS, slices=2, context=self.context), tasks=_TASKS)

    def check(self, workload: Workload, model: Model, outcome: Outcome) -> None:
        self.assertEqual(outcome.left, [], "processes were alive after the worker")
        if obstacle := model.obstacle(workload):
            self.assertEqual(outcome.exit_code, 3)
            self.assertEqual(outcome.replies, [{"type": "failed", "kind": "unsupported", "message": obstacle}])
            return
        self.assertEqual([reply["type"] for reply in outcome.replies], ["ready", "sample", "sample", "done"], outcome.errors)
        self.assertEqual(outcome.exit_code, 0)
        ready, cold, warm, done = outcome.replies
        for sample in (cold, warm):
            self.assertEqual(sample["results"], {small(workload)[1]: _TASKS})
            self.check_workers(model, sample)
            self.check_lateness(workload, sample)
        self.assertEqual(model.start_method is not None, done["children_peak_rss_bytes"] is not None)
        self.assertEqual({name for name in done["modules"] if interpreter.is_foreign(name)} - _LOADED_BY_SITE, set())
        self.assertEqual(ready["runtime"]["version"], sys.version.split()[0])

    def check_lateness(self, workload: Workload, sample: dict) -> None:
        if workload.id != "timer":
            self.assertIsNone(sample["lateness_seconds"])
            return
        self.assertEqual(set(sample["lateness_seconds"]), {"p50", "p99"})
        self.assertLessEqual(sample["lateness_seconds"]["p50"], sample["lateness_seconds"]["p99"])

    def check_workers(self, model: Model, sample: dict) -> None:
        seen, states = sample["workers_seen"], sample["gil_before"]
        divides = model.id == "threads" or model.id.startswith("processes_") or model.worker_kind == "event_loop"
        if divides or (model.worker_kind == "interpreters" and sys.version_info < (3, 14)):
            self.assertEqual(seen, _WORKERS)
        else:
            self.assertTrue(1 <= seen <= _WORKERS)  # a pool's quick worker may do it all
        if interpreter.gil_enabled() is None:
            self.assertIsNone(states)
        else:
            self.assertEqual(len(states), 1 if model.worker_kind == "event_loop" else seen)
            self.assertEqual(set(states) | set(sample["gil_after"]), {interpreter.gil_enabled()})
        if model.start_method is None:
            self.assertEqual(sample["cpu_children_seconds"], 0.0)


def _pair_test(model: Model):
    def test(self: EveryPair) -> None:
        with ThreadPoolExecutor(4) as launches:
            outcomes = launches.map(lambda workload: self.launch(workload, model), every())
            for workload, outcome in zip(every(), outcomes):
                with self.subTest(workload.id):
                    self.check(workload, model, outcome)
        if obstacle := model.obstacle():
            self.skipTest(obstacle)

    return test


for _model in MODELS:
    setattr(EveryPair, f"test_every_workload_runs_right_or_is_refused_under_{_model.id}", _pair_test(_model))


class Together(unittest.TestCase):
    def test_as_many_workers_wait_at_once_as_were_asked_for(self) -> None:
        fetching = find("http_get")
        assert fetching is not None
        arguments, expected = small(fetching)
        met = []
        for model in MODELS:
            if model.worker_kind == "none" or model.obstacle(fetching):
                continue
            with self.subTest(model.id), serving(meeting(_WORKERS, patience_seconds=10.0)) as url:
                context = {"url": url, "data_directory": None, "artifacts_directory": None}
                outcome = launched(request(workload="http_get", arguments=arguments, model=model.id, workers=_WORKERS, slices=2,
                                           context=context), tasks=2 * _WORKERS)
                results = [reply["results"] for reply in outcome.replies if reply["type"] == "sample"]
                self.assertEqual(results, [{expected: 2 * _WORKERS}] * 2, outcome.replies[-1])
                met.append(model.id)
        self.assertLess({"threads", "thread_pool", "processes_fork", "process_pool_fork", "asyncio_gather"}, set(met))


class Endings(unittest.TestCase):
    def test_processes_end_with_a_worker_that_is_killed(self) -> None:
        for model in MODELS:
            if model.start_method is None or model.obstacle():
                continue
            with self.subTest(model.id):
                endless = {"workload": "sleep", "arguments": {"seconds": TIMEOUT_SECONDS * 2}}
                if model.obstacle(find("sleep")):
                    endless = {"workload": "fibonacci", "arguments": {"n": 90}}
                process = start(request(**endless, model=model.id), tasks=2)
                assert process.stdout is not None
                self.assertIn('"ready"', process.stdout.readline())
                os.kill(process.pid, signal.SIGKILL)
                # Standard error is open in every process of the launch: its end is theirs.
                process.communicate(timeout=TIMEOUT_SECONDS)

    def test_a_unit_that_raises_ends_the_launch_as_failed_with_type_and_text_and_leaves_nothing(self) -> None:
        program = ("import sys, gilbench.workloads.arithmetic as family\n"
                   "def broken(n): raise ZeroDivisionError('on purpose')\n"
                   "family.sum_squares = broken\n"
                   "from gilbench import worker\n"
                   "sys.exit(worker.main())")
        for model in MODELS:
            if model.worker_kind in ("event_loop", "interpreters") or model.start_method in ("spawn", "forkserver") or model.obstacle():
                continue  # a started process or interpreter imports the module afresh, unbroken
            with self.subTest(model.id):
                outcome = launched(request(model=model.id), "-c", program)
                self.assertEqual((outcome.exit_code, outcome.left), (3, []))
                self.assertEqual(outcome.replies[-1], {"type": "failed", "kind": "error", "message": "ZeroDivisionError: on purpose"})

    def test_a_worker_that_cannot_open_its_unit_ends_the_launch_as_failed_and_leaves_nothing(self) -> None:
        nobody = {"url": "http://127.0.0.1:9", "data_directory": None, "artifacts_directory": None}  # discard: nothing listens

        def launch(model: Model) -> Outcome:
            fetching = find("fetch_compute" if model.obstacle(find("http_get")) else "http_get")
            assert fetching is not None
            return launched(request(workload=fetching.id, arguments=small(fetching)[0], model=model.id, context=nobody))

        able = [model for model in MODELS if not model.obstacle()]
        with ThreadPoolExecutor(4) as launches:
            for model, outcome in zip(able, launches.map(launch, able)):
                with self.subTest(model.id):
                    self.assertEqual((outcome.exit_code, outcome.left), (3, []), outcome.errors)
                    (failed,) = outcome.replies
                    self.assertEqual(failed["kind"], "error")
                    # A started process of asyncio_processes opens nothing: the fetch is the loop's.
                    self.assertRegex(failed["message"], "^(ConnectionRefusedError|OSError): ")


class RefusedThreads(unittest.TestCase):
    def test_how_many_threads_the_system_let_start_is_told_and_those_are_ended(self) -> None:
        started: list[threading.Thread] = []
        start = threading.Thread.start

        def refusing(thread: threading.Thread) -> None:
            if len(started) == 2:
                raise RuntimeError("can't start new thread")
            started.append(thread)
            start(thread)

        with mock.patch.object(threading.Thread, "start", refusing), self.assertRaises(WorkerFailed) as told:
            Threads(Job(EntryPoint("gilbench.workloads.arithmetic.sum_range"), '{"n": 10}'), workers=5)
        self.assertEqual(str(told.exception), "the system let 2 of 5 threads start: can't start new thread")
        self.assertEqual([thread.is_alive() for thread in started], [False, False])


class InterpreterPools(unittest.TestCase):
    """The pool of 3.14 on threads in the place of interpreters: the starting, not the isolation."""

    def setUp(self) -> None:
        patch = mock.patch.object(concurrent.futures, "InterpreterPoolExecutor", ThreadPoolExecutor, create=True)
        patch.start()
        self.addCleanup(patch.stop)

    def test_every_interpreter_of_the_pool_takes_a_slot_and_the_units_are_done(self) -> None:
        pool = InterpreterPool(Job(EntryPoint("gilbench.workloads.arithmetic.sum_range"), '{"n": 10}'), workers=3)
        shares = pool.shares(pool.release(7))
        pool.close()
        self.assertEqual(sum(share.results["45"] for share in shares), 7)

    def test_a_unit_that_cannot_be_opened_is_told(self) -> None:
        with self.assertRaisesRegex(WorkerFailed, "has no attribute 'nothing'"):
            InterpreterPool(Job(EntryPoint("gilbench.workloads.arithmetic.nothing"), "{}"), workers=2)
