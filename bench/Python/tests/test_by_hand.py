from __future__ import annotations

import json
import os
import subprocess
import sys
import unittest

from gilbench import by_hand as by_hand_code
from gilbench.reading import readable
from tests.launching import SOURCE, TIMEOUT_SECONDS, by_hand, command
from tests.server import serving


class ByHand(unittest.TestCase):
    def test_one_readable_line_is_printed(self) -> None:
        done = by_hand("--workload", "sum_squares", "--model", "threads", "--workers", "2", "--tasks", "4", "--iterations", "2")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout.count("\n"), 1)
        for part in ("sum_squares (calibrated), threads × 2", "per slice of 4", "per task", "spread", "CPU ÷ wall", "GIL ",
                     "results ok"):
            self.assertIn(part, done.stdout)

    def test_calibration_finds_the_tasks(self) -> None:
        done = by_hand("--workload", "sleep", "--model", "thread_pool", "--iterations", "1")
        self.assertIn("results ok", done.stdout, done.stderr)

    def test_a_result_that_is_not_the_expected_one_is_said_and_exits_1(self) -> None:
        other = "import sys; from gilbench.workloads import arithmetic; arithmetic.sum_squares = lambda n: 7; "
        words = ["--workload", "sum_squares", "--model", "sequential", "--tasks", "4", "--iterations", "2"]
        line, environment = command("-c", other + f"from gilbench import by_hand; sys.exit(by_hand.main({words}))")
        done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=TIMEOUT_SECONDS)
        self.assertEqual((done.returncode, done.stderr), (by_hand_code.EXIT_WRONG_RESULT, ""))
        self.assertRegex(done.stdout, r", results WRONG: 7 where \d+ was expected\n$")

    def test_what_lies_outside_is_brought_or_asked_for(self) -> None:
        self.assertIn("results ok", by_hand("--workload", "file_scan", "--model", "threads", "--tasks", "4", "--iterations", "1").stdout)
        with serving() as url:
            done = by_hand("--workload", "http_get", "--model", "asyncio_gather", "--tasks", "4", "--iterations", "1", "--url", url)
        self.assertIn("results ok", done.stdout, done.stderr)

    def test_wrong_use_is_one_sentence_and_exit_2(self) -> None:
        for words, named in ((["--workload", "x", "--model", "threads"], "'x'"), (["--workload", "sleep", "--model", "x"], "'x'"),
                             (["--workload", "sleep"], "--model"), (["--colour"], "--colour"), (["rubbish"], "rubbish"),
                             (["--workload", "http_get", "--model", "threads"], "--url"),
                             (["--workload", "sleep", "--model", "threads", "--workers", "0"], "'0'"),
                             (["--workload", "sleep", "--model", "threads", "--parameters", "big"], "'big'"),
                             (["--workload", "sum_range", "--model", "asyncio_gather"], "asyncio_threads and asyncio_processes")):
            with self.subTest(named):
                done = by_hand(*words)
                self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (2, "", 1), done.stderr)
                self.assertIn(named, done.stderr)

    def test_a_failure_is_one_sentence_without_a_traceback(self) -> None:
        done = by_hand("--workload", "http_get", "--model", "threads", "--url", "http://127.0.0.1:9", "--tasks", "1")
        self.assertEqual((done.returncode, done.stderr.count("\n")), (3, 1), done.stderr)
        self.assertIn("ConnectionRefusedError", done.stderr)

    def test_the_list_names_workloads_and_models_and_what_is_not_here(self) -> None:
        done = by_hand("--list")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        workloads, models = done.stdout.split("\n\n")
        bench = SOURCE.parents[1]
        for name, listed in (("workloads", workloads), ("models", models)):
            rows = json.loads((bench / f"{name}.json").read_text(encoding="utf-8"))[name]
            self.assertEqual([line.split()[0] for line in listed.splitlines()[1:]],
                             [row["id"] for row in rows if row.get("language") != "c_sharp" and "host" not in row])
        elsewhere = [line.split()[0] for line in workloads.splitlines() if line.endswith("  [not here: written in C# only]")]
        self.assertEqual(elsewhere, ["native_chains"])

    def test_times_are_read_with_three_digits_and_a_fitting_unit(self) -> None:
        self.assertEqual([readable(seconds) for seconds in (2.5, 0.1234, 0.9999, 5.6e-5, 3e-9)],
                         ["2.5 s", "123 ms", "1000 ms", "56 µs", "3 ns"])


class Descriptions(unittest.TestCase):
    def test_the_interpreter_is_described_by_path_and_by_module_alike(self) -> None:
        by_path = subprocess.run([sys.executable, str(SOURCE / "gilbench" / "describe.py")], capture_output=True, text=True, check=True,
                                 env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"})
        described = json.loads(by_path.stdout)
        self.assertEqual(described, json.loads(by_hand("--describe").stdout))
        self.assertEqual(described["executable"], sys.executable)
        self.assertTrue(described["capabilities"]["supported"])
        self.assertEqual(described["capabilities"]["task_group"], sys.version_info >= (3, 11))
