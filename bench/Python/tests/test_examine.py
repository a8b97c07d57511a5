from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from gilbench.describe import interpreters_obstacle
from gilbench.user_code.examine import ANSWERED
from tests.user_launching import FOLDER, environment, examined


class Answers(unittest.TestCase):
    def test_a_function_is_described(self) -> None:
        answer = examined("app/scoring.py:score", {"n": 10})
        self.assertEqual(list(answer), ["error", *ANSWERED])
        self.assertEqual({name: answer[name] for name in ("error", "module", "file", "is_coroutine", "summary", "result",
                                                          "result_is_constant", "unequal", "threads_left", "processes_left",
                                                          "starts_threads", "starts_processes", "packages")},
                         {"error": None, "module": "app.scoring", "file": str(FOLDER / "app" / "scoring.py"), "is_coroutine": False,
                          "summary": "Σ i² below n.", "result": "285", "result_is_constant": True, "unequal": None,
                          "threads_left": [], "processes_left": 0, "starts_threads": False, "starts_processes": False, "packages": {}})
        self.assertIn(answer["kind"], ("cpu", "mixed"))  # mixed on a busy machine
        self.assertTrue(3 <= answer["calls"] <= 1000)
        self.assertAlmostEqual(answer["seconds_per_call"], answer["wall_seconds"] / answer["calls"])
        self.assertEqual([answer[name] for name in answer if name.endswith("obstacle")], [None] * 5)
        self.assertIn("app", answer["modules"])

    def test_a_coroutine_function_is_awaited_in_one_loop_with_its_setup(self) -> None:
        answer = examined("app.scoring:awaited_with", {"n": 2}, setup="async_connection")
        self.assertEqual((answer["is_coroutine"], answer["result"]), (True, "1002"))
        self.assertEqual(examined("app.scoring:with_connection", {"n": 2}, setup="connection")["result"], "102")

    def test_what_waits_is_told_from_what_computes(self) -> None:
        self.assertEqual(examined("time:sleep_on", {})["error"], "time has no function 'sleep_on'; near it is sleep")
        self.assertEqual(examined("waits.py:waits", {"seconds": 0.02})["kind"], "io")

    def test_one_call_that_takes_longer_is_enough_and_three_are_the_least_otherwise(self) -> None:
        self.assertEqual(examined("waits.py:waits", {"seconds": 0.02}, calls_seconds=0.001)["calls"], 1)
        self.assertEqual(examined("waits.py:waits", {"seconds": 0.02}, calls_seconds=0.03)["calls"], 3)
        self.assertEqual(examined("app.scoring:score", {"n": 1}, calls_seconds=60)["calls"], 1000)

    def test_results_that_differ_are_shown_side_by_side(self) -> None:
        answer = examined("cases.py:count")
        self.assertEqual((answer["result_is_constant"], answer["unequal"]), (False, {"first": "1", "other": "2"}))
        self.assertTrue(examined("cases.py:count", result="ignored")["result_is_constant"])
        self.assertTrue(examined("cases.py:drifts", tolerance=1e-3)["result_is_constant"])
        self.assertFalse(examined("cases.py:drifts")["result_is_constant"])
        self.assertEqual(examined("app.scoring:score", {"n": 3}, check="app.scoring:scored_right")["result"], "(accepted)")

    def test_a_long_result_is_whole(self) -> None:
        answer = examined("app.scoring:halved", {"items": [1] * 1000})
        self.assertEqual(answer["result"], repr([0.5] * 1000))
        self.assertRegex(examined("app.scoring:halved", {"items": [1] * 9000})["result"], "… \\(45000 characters, sha256 ")

    def test_what_hinders_a_process_is_named(self) -> None:
        self.assertEqual(examined("cases.py:locked")["result_obstacle"],
                         "the result holds a _thread.lock (result['deep'][0]['lock']), which cannot be pickled")
        self.assertIn("can be pickled and not unpickled: ValueError", examined("hostile.py:unloadable")["result_obstacle"])
        self.assertIn("_maker.<locals>.local is local", examined("cases.py:local", {"n": 1})["function_obstacle"])
        self.assertIn("lambda", examined("cases.py:square", {"n": 1})["function_obstacle"])

    def test_a_thread_that_the_import_leaves_hinders_a_fork_by_its_name(self) -> None:
        answer = examined("starts_on_import.py:f")
        self.assertIn("1 thread running (of the import)", answer["fork_obstacle"])
        self.assertEqual((answer["threads_left"], answer["starts_threads"]), (["of the import"], False))

    def test_threads_and_processes_that_calls_start_or_leave_are_seen(self) -> None:
        for function, threads, processes, left, left_processes in (
                ("runs_a_thread", True, False, [], 0), ("leaves_a_thread", True, False, ["left"], 0),
                ("waits_for_a_process", False, True, [], 0), ("leaves_a_process", False, True, [], 1), ("forks", False, True, [], 0)):
            with self.subTest(function):
                answer = examined(f"surprising.py:{function}")
                self.assertEqual((answer["error"], answer["starts_threads"], answer["starts_processes"], answer["threads_left"],
                                  answer["processes_left"]), (None, threads, processes, left, left_processes))

    def test_a_thread_that_goes_on_computing_shows_in_the_idle_time(self) -> None:
        self.assertGreater(examined("surprising.py:leaves_a_busy_thread")["idle_cpu_share"], 0.2)

    @unittest.skipIf(interpreters_obstacle(), "this interpreter has no subinterpreters")
    def test_a_module_that_a_subinterpreter_refuses_is_named(self) -> None:
        try:
            import readline  # noqa: F401
        except ImportError:
            self.skipTest("this interpreter has no readline")
        obstacle = examined("refuses_interpreters.py:f")["interpreter_obstacle"]
        self.assertIn("readline does not support loading in a subinterpreter", obstacle)

    def test_distributions_that_the_import_needs_are_listed_with_their_versions(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            supplied, own = Path(folder, "lib", "site-packages"), Path(folder, "own")
            (supplied / "supplied-2.5.dist-info").mkdir(parents=True)
            own.mkdir()
            (supplied / "supplied-2.5.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: supplied\nVersion: 2.5\n")
            (supplied / "supplied-2.5.dist-info" / "top_level.txt").write_text("supplied_module\n")
            (supplied / "supplied_module.py").write_text("")
            (own / "users.py").write_text("import supplied_module\ndef f(): return supplied_module.__name__\n")
            line = ('{"function": "users.py:f", "folder": "%s", "setup": null, "arguments": {}, "asyncio_run": false, '
                    '"result": "compared", "check": null, "tolerance": null, "calls_seconds": 0.01}\n' % own)
            with_path = {**environment(), "PYTHONPATH": os.pathsep.join([environment()["PYTHONPATH"], str(supplied)])}
            answer = subprocess.run([sys.executable, "-m", "gilbench", "--examine"], cwd=own, env=with_path, input=line,
                                    capture_output=True, text=True, check=True).stdout
        self.assertIn('"packages": {"supplied": "2.5"}', answer)


class Errors(unittest.TestCase):
    def error(self, function: str, **changes: object) -> str:
        answer = examined(function, **changes)  # type: ignore[arg-type]
        self.assertEqual({answer[name] for name in ANSWERED}, {None})
        self.assertNotIn("\n", answer["error"])
        return answer["error"]

    def test_every_end_is_an_answer(self) -> None:
        for function, said in (("hostile.py:exits", "the function called sys.exit(3) (hostile.py:"), ("hostile:rude", "Rude: on purpose"),
                               ("hostile.py:ends_its_process", "exit code 7, as os._exit does"), ("hostile:crashes", "signal 11 (SIGSEGV)"),
                               ("hostile:exits_awaited", "the function called sys.exit(3)"), ("ends_on_import.py:f", "exit code 9"),
                               ("exits_on_import.py:f", "the module called sys.exit(6)"), ("no_syntax.py:f", "SyntaxError"),
                               ("app/scoring.py:scores", "near it are"), ("app/none.py:f", "there is no file app/none.py"),
                               ("app/scoring.py:returns_a_coroutine", "define it by async def"), ("hostile:no_repr", "KeyError")):
            with self.subTest(function):
                self.assertIn(said, self.error(function))
        self.assertIn("the setup called sys.exit(5)", self.error("hostile:nothing", setup="setup_exits"))
        self.assertIn("is no context manager", self.error("app.scoring:score", setup="no_manager"))

    def test_prints_directories_signals_and_replaced_builtins_disturb_no_answer(self) -> None:
        for function in ("prints", "changes_directory", "handles_signals", "replaces_builtins", "reads", "at_exit"):
            with self.subTest(function):
                self.assertIsNone(examined(f"surprising.py:{function}")["error"])

    def test_a_request_that_is_none_is_wrong_use(self) -> None:
        for line, said in (("", "JSON"), ("{}", "lacks the field 'function'")):
            ended = subprocess.run([sys.executable, "-m", "gilbench", "--examine"], env=environment(), input=line + "\n",
                                   capture_output=True, text=True)
            self.assertEqual((ended.returncode, ended.stdout), (2, ""))
            self.assertIn(said, ended.stderr)
