from __future__ import annotations

import sys
import unittest

from gilbench.models import MODELS, find
from tests.launching import Outcome
from tests.user_launching import run

_KINDS = ("sequential", "threads", "thread_pool", "processes_fork", "process_pool_fork", "process_executor_fork", "asyncio_threads")
_INTERPRETERS = ("interpreters",) if find("interpreters").obstacle() is None else ()


class Failures(unittest.TestCase):
    def message(self, outcome: Outcome) -> str:
        failed = outcome.replies[-1]
        self.assertEqual((failed["type"], failed.get("kind"), outcome.exit_code, outcome.left), ("failed", "error", 3, []), outcome)
        self.assertNotIn("\n", failed["message"])
        return failed["message"]

    def test_what_it_raises_is_told_in_one_line_with_the_last_frame_of_its_own(self) -> None:
        for model in (*_KINDS, *_INTERPRETERS):
            with self.subTest(model):
                outcome = run("app/scoring.py:broken", model)
                self.assertEqual(self.message(outcome), "ZeroDivisionError: division by zero (app/scoring.py:23 in broken: return a / b)")
                self.assertIn("ZeroDivisionError: division by zero", outcome.errors)
                self.assertNotIn("gilbench", outcome.errors)

    def test_sys_exit_ends_no_worker(self) -> None:
        for model in (*_KINDS, *_INTERPRETERS):
            with self.subTest(model):
                self.assertRegex(self.message(run("hostile.py:exits", model)),
                                 r"^the function called sys\.exit\(3\) \(hostile\.py:\d+ in exits: sys\.exit\(code\)\)$")

    def test_what_an_event_loop_awaits_fails_the_same_way(self) -> None:
        for model in ("asyncio_gather", *(["asyncio_task_group"] if sys.version_info >= (3, 11) else [])):
            with self.subTest(model):
                self.assertIn("the function called sys.exit(3) (hostile.py:", self.message(run("hostile:exits_awaited", model)))
                self.assertIn("CancelledError", self.message(run("hostile:cancels_awaited", model)))

    def test_whatever_it_raises_is_told(self) -> None:
        cases = {"rude": "Rude: on purpose (hostile.py:", "no_text": "NoText: (its text cannot be had: ValueError) (hostile.py:",
                 "needs_two": "NeedsTwo: onetwo (", "many_lines": "ValueError: first line second line (", "recursion": "RecursionError: ",
                 "cancels": "CancelledError (", "no_repr": "KeyError: 'no repr' (hostile.py:"}
        if sys.version_info >= (3, 11):
            cases["group"] = "ValueError: first"
        for function, beginning in cases.items():
            for model in ("sequential", "threads", "process_pool_fork", "processes_fork"):
                with self.subTest(function, model=model):
                    if function == "no_repr" and model == "process_pool_fork":
                        continue  # the class travels, and its repr fails in the worker itself: as sequential
                    self.assertTrue(self.message(run(f"hostile:{function}", model)).startswith(beginning), beginning)

    def test_wrong_arguments_are_told_as_python_tells_them(self) -> None:
        self.assertEqual(self.message(run("app.scoring:score", "sequential", {"m": 1})),
                         "TypeError: score() got an unexpected keyword argument 'm'")

    def test_a_result_that_cannot_be_unpickled_is_told_and_not_waited_for(self) -> None:
        for model in ("process_pool_fork", "process_executor_fork"):
            self.assertIn("the function returned cannot be unpickled: ValueError: cannot be loaded",
                          self.message(run("hostile:unloadable", model)))

    def test_a_module_that_cannot_be_imported_is_told_with_its_line(self) -> None:
        for function, said in (("exits_on_import.py:f", "the module called sys.exit(6) (exits_on_import.py:2 in <module>: sys.exit(6))"),
                               ("no_syntax.py:f", "(no_syntax.py:1: def f(:)"),
                               ("lacks_a_module.py:f", "ModuleNotFoundError: No module named 'nowhere_to_be_found' "
                                "(lacks_a_module.py:1 in <module>: import nowhere_to_be_found)")):
            with self.subTest(function):
                self.assertIn(said, self.message(run(function)))

    def test_a_setup_that_fails_is_told_in_every_kind_of_worker(self) -> None:
        for model in (*_KINDS, *_INTERPRETERS):
            with self.subTest(model):
                self.assertRegex(self.message(run("hostile:nothing", model, setup="setup_exits")),
                                 r"^the setup called sys\.exit\(5\) \(hostile\.py:\d+ in setup_exits: sys\.exit\(5\)\)$")
        self.assertIn("ValueError: cannot close (hostile.py:", self.message(run("hostile:nothing", setup="setup_fails_to_close")))

    def test_a_failure_of_the_function_is_told_rather_than_one_of_the_setup_behind_it(self) -> None:
        self.assertIn("in exits_given:", self.message(run("hostile:exits_given", setup="setup_fails_to_close")))

    def test_a_process_that_it_ends_is_told_where_it_is_not_the_worker_itself(self) -> None:
        for model, said in (("processes_fork", "ended by itself (exit code 7)"), ("process_pool_fork", "ended by itself (exit code 7)"),
                            ("process_executor_fork", "BrokenProcessPool"), ("asyncio_processes", "BrokenProcessPool")):
            with self.subTest(model):
                self.assertIn(said, self.message(run("hostile:ends_its_process", model)))
        self.assertIn("signal 11, SIGSEGV", self.message(run("hostile:crashes", "process_pool_spawn")))

    def test_a_worker_that_it_ends_ends_without_a_reply(self) -> None:
        outcome = run("hostile:ends_its_process")
        self.assertEqual((outcome.exit_code, [reply["type"] for reply in outcome.replies]), (7, ["ready"]))


class Endings(unittest.TestCase):
    """Code that does what nobody thought of ends as what it is, and the launch goes on."""

    def went_on(self, function: str, model: str, result: str, **changes: object) -> Outcome:
        outcome = run(f"surprising.py:{function}", model, **changes)
        self.assertEqual([reply["type"] for reply in outcome.replies], ["ready", "sample", "sample", "done"], outcome)
        self.assertEqual([reply["results"] for reply in outcome.replies[1:3]], [{result: 5}] * 2)
        self.assertEqual((outcome.exit_code, outcome.left), (0, []), outcome.errors)
        return outcome

    def test_what_it_prints_goes_to_standard_error(self) -> None:
        for model in ("sequential", "threads", "processes_fork", "process_pool_spawn"):
            with self.subTest(model):
                errors = self.went_on("prints", model, "1").errors
                self.assertEqual([errors.count(word) for word in ("stray print", "stray write", "stray bytes")], [10, 10, 10], errors)

    def test_its_standard_input_is_empty(self) -> None:
        for model in ("sequential", "threads", "processes_fork", "process_pool_spawn"):
            with self.subTest(model):
                self.went_on("reads", model, repr("b''"))

    def test_a_child_that_it_forks_and_that_comes_back_ends_quietly(self) -> None:
        for model in _KINDS:
            for function in ("forks", "forks_and_raises"):
                with self.subTest(model, function=function):
                    self.went_on(function, model, "'parent'")
        self.went_on("forks_awaited", "asyncio_gather", "'parent'")

    def test_threads_that_it_leaves_are_not_waited_for(self) -> None:
        for model in (*_KINDS, *_INTERPRETERS, "process_pool_spawn", "processes_forkserver"):
            with self.subTest(model):
                self.went_on("leaves_a_thread", model, "'left'")

    def test_processes_that_it_leaves_end_with_the_worker(self) -> None:
        for model in ("sequential", "threads", "processes_fork", "process_pool_fork", "process_executor_spawn"):
            with self.subTest(model):
                self.went_on("leaves_a_process", model, "'left'")

    def test_tasks_that_it_leaves_in_the_loop_are_not_waited_for(self) -> None:
        self.went_on("leaves_a_task", "asyncio_gather", "'left'")

    def test_what_it_registers_for_the_exit_is_not_waited_for(self) -> None:
        for model in ("sequential", "processes_fork"):
            self.went_on("at_exit", model, "'registered'")

    def test_directories_signals_timers_and_builtins_are_its_own_business(self) -> None:
        for model in ("sequential", "threads", "processes_fork", "process_pool_fork"):
            for function, result in (("changes_directory", "'/'"), ("handles_signals", "'handled'"), ("replaces_builtins", "'replaced'"),
                                     ("exits_in_a_thread", "'went on'")):
                with self.subTest(function, model=model):
                    self.went_on(function, model, result)
        self.went_on("alarms", "sequential", "'rang'")

    def test_memory_is_read_though_it_left_processes(self) -> None:
        done = self.went_on("leaves_a_process", "sequential", "'left'", measure_memory=True).replies[-1]
        self.assertGreater(done["pss_bytes"], 1 << 20)
