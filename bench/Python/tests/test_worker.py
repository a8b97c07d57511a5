from __future__ import annotations

import json
import os
import subprocess
import sys
import unittest

from gilbench.models import find
from gilbench.workloads import find as find_workload
from tests.launching import TIMEOUT_SECONDS, begin, command, launched, request, small
from tests.server import serving


class Replies(unittest.TestCase):
    def test_stray_output_of_the_worker_and_its_children_goes_to_standard_error(self) -> None:
        program = ("import os, sys, gilbench.workloads.arithmetic as family\n"
                   "def noisy(n):\n"
                   "    print('stray print', flush=True)\n"
                   "    os.write(1, b'stray write\\n')\n"
                   "    os.system('echo stray echo')\n"
                   "    return 7\n"
                   "family.sum_squares = noisy\n"
                   "from gilbench import worker\n"
                   "sys.exit(worker.main())")
        for model in ("sequential", "threads", "processes_fork", "process_pool_fork"):
            with self.subTest(model):
                outcome = launched(request(model=model), "-c", program)
                self.assertEqual([reply["type"] for reply in outcome.replies], ["ready", "sample", "sample", "done"])
                for stray in ("stray print", "stray write", "stray echo"):
                    self.assertEqual(outcome.errors.count(stray), 10)

    def test_more_connections_are_opened_than_the_usual_limit_of_open_files_permits(self) -> None:
        program = ("import resource, sys\n"
                   "from gilbench import worker\n"
                   "resource.setrlimit(resource.RLIMIT_NOFILE, (64, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))\n"
                   "sys.exit(worker.main())")
        arguments, result = small(find_workload("http_get"))
        with serving() as url:
            for model in ("threads", "asyncio_gather"):
                with self.subTest(model):
                    outcome = launched(
                        request(workload="http_get", arguments=arguments, model=model, workers=120,
                                context={"url": url, "data_directory": None, "artifacts_directory": None}),
                        "-c", program, tasks=240)
                    self.assertEqual([reply["type"] for reply in outcome.replies], ["ready", "sample", "sample", "done"], outcome.errors)
                    self.assertEqual(outcome.replies[2]["results"], {result: 240})

    def test_ready_tells_the_runtime_and_the_affinity(self) -> None:
        ready = launched(request()).replies[0]
        self.assertEqual(list(ready), ["type", "startup_seconds", "pid", "affinity", "runtime", "modules", "protocol"])
        self.assertEqual(ready["affinity"], sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else None)
        self.assertEqual(ready["modules"], sorted(ready["modules"]))
        self.assertEqual(ready["runtime"]["executable"], sys.executable)

    def test_a_model_brings_only_the_modules_it_needs(self) -> None:
        modules = launched(request(model="threads")).replies[-1]["modules"]
        self.assertEqual({"asyncio", "multiprocessing", "http", "ctypes", "hashlib"} & set(modules), set())

    def test_a_worker_that_is_ready_has_not_imported_what_was_two_fifths_of_its_start(self) -> None:
        uses = ("import contextlib, fcntl, functools, importlib.machinery, json, resource, select, signal, sys, sysconfig, threading\n"
                "sysconfig.get_config_vars()\n"
                "print(json.dumps(list(sys.modules)))")
        line, environment = command("-s", "-S", "-c", uses)
        by_themselves = set(json.loads(subprocess.run(line, env=environment, capture_output=True, check=True).stdout))
        for model in ("sequential", "threads"):
            with self.subTest(model):
                modules = launched(request(model=model), "-s", "-S", "-m", "gilbench").replies[0]["modules"]
                costly = {"dataclasses", "inspect", "platform", "traceback", "typing"} - by_themselves
                self.assertEqual(costly & set(modules), set())

    def test_memory_is_the_worker_and_its_children(self) -> None:
        alone = launched(request(measure_memory=True)).replies[-1]
        many = launched(request(model="processes_spawn", workers=3, measure_memory=True)).replies[-1]
        self.assertGreater(alone["pss_bytes"], 1 << 20)
        self.assertGreater(many["pss_bytes"], alone["pss_bytes"])

    @unittest.skipUnless(hasattr(sys, "_is_gil_enabled"), "this interpreter cannot tell whether its GIL is on")
    def test_the_gil_setting_is_reported_and_seen_in_every_worker(self) -> None:
        if sys._is_gil_enabled():
            self.skipTest("the GIL cannot be switched in this build")
        ready, sample, *_ = launched(request(model="threads"), "-X", "gil=1", "-m", "gilbench").replies
        self.assertEqual((ready["runtime"]["gil_setting"], ready["runtime"]["gil_enabled"]), ("1", True))
        self.assertEqual((sample["gil_before"], sample["gil_after"]), ([True, True], [True, True]))

    def test_a_worker_answers_each_command_before_it_reads_the_next(self) -> None:
        for model in ("sequential", "threads", "process_pool_fork", "asyncio_gather"):
            workload = {"workload": "sleep", "arguments": {"seconds": 0.001}} if model.startswith("asyncio") else {}
            with self.subTest(model):
                self._answers_one_by_one(request(model=model, slices=3, **workload))

    def _answers_one_by_one(self, fields: dict[str, object]) -> None:
        line, environment = command()
        process = subprocess.Popen(line, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert process.stdin is not None and process.stdout is not None
        try:
            def told(document: object, answers: int) -> list[str]:
                process.stdin.write(json.dumps(document) + "\n")
                process.stdin.flush()
                return [json.loads(process.stdout.readline())["type"] for _ in range(answers)]

            self.assertEqual(told(fields, 1), ["ready"])
            self.assertEqual(told({"type": "go", "tasks": 2}, 1), ["sample"])
            self.assertEqual(told({"type": "warm_up", "tasks": 2, "seconds": 0.01}, 1), ["warm"])
            self.assertEqual(told({"type": "go", "tasks": 2}, 1), ["sample"])
            self.assertEqual(told({"type": "end"}, 1), ["done"])
            self.assertEqual(process.wait(TIMEOUT_SECONDS), 0)
        finally:
            process.kill()
            process.communicate()

    def test_the_end_of_input_while_it_waits_for_a_command_lets_the_worker_go(self) -> None:
        process = begin(json.dumps(request()) + "\n" + json.dumps({"type": "go", "tasks": 2}) + "\n")
        assert process.stdin is not None and process.stdout is not None
        try:
            self.assertEqual([json.loads(process.stdout.readline())["type"] for _ in range(2)], ["ready", "sample"])
            process.stdin.close()
            process.stdin = None
            replies, errors = process.communicate(timeout=TIMEOUT_SECONDS)
        finally:
            process.kill()
        self.assertEqual((process.returncode, replies, errors), (0, "", ""))

    def test_a_command_that_is_none_ends_the_launch_with_the_reason(self) -> None:
        process = begin(json.dumps(request()) + '\n{"type": "stop"}\n')
        try:
            self.assertEqual(process.wait(TIMEOUT_SECONDS), 2)
            replies, _ = process.communicate(timeout=TIMEOUT_SECONDS)
        finally:
            process.kill()
        self.assertIn("go, warm_up, end", json.loads(replies.splitlines()[-1])["message"])

    def test_fewer_tasks_than_workers_leave_the_others_standing(self) -> None:
        sample = launched(request(model="threads", workers=4), tasks=2).replies[1]
        self.assertEqual((sample["workers_seen"], sample["results"]), (2, {"332833500": 2}))


class Refusals(unittest.TestCase):
    def failed(self, kind: str, exit_code: int, **changes: object) -> str:
        outcome = launched(request(**changes))
        self.assertEqual(outcome.exit_code, exit_code)
        (reply,) = outcome.replies
        self.assertEqual((reply["type"], reply["kind"]), ("failed", kind))
        self.assertNotIn("Traceback", outcome.errors)
        return reply["message"]

    def test_wrong_use_is_answered_with_one_sentence_and_exit_2(self) -> None:
        for changes, named in (({"workload": "sum_cubes"}, "sum_cubes"), ({"model": "green"}, "'green'"), ({"slices": ...}, "'slices'"),
                               ({"arguments": {}}, "'n'"),
                               ({"workload": "file_scan", "arguments": {"lines": 10}}, "'data_directory'"),
                               ({"workload": "http_get", "arguments": {"latency_ms": 0, "bytes": 1}}, "'url'")):
            with self.subTest(named):
                self.assertIn(named, self.failed("usage", 2, **changes))

    def test_a_pair_that_makes_no_sense_is_unsupported_with_the_reason(self) -> None:
        self.assertEqual("sum_squares is not run under asyncio_gather: an event loop computes on one thread; asyncio_threads and "
                         "asyncio_processes are its ways to compute", self.failed("unsupported", 3, model="asyncio_gather"))

    def test_the_control_which_is_native_is_unsupported_with_the_reason(self) -> None:
        self.assertEqual("native_chains is not run under threads: the positive control is native: it runs on .NET alone",
                         self.failed("unsupported", 3, workload="native_chains", model="threads"))

    @unittest.skipIf(find("interpreters").obstacle() is None, "this interpreter has interpreters")
    def test_interpreters_are_unsupported_with_the_reason(self) -> None:
        self.assertIn("3.13", self.failed("unsupported", 3, model="interpreters"))
