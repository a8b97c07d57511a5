from __future__ import annotations

import sys
import unittest
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec

from gilbench.models import MODELS, Model
from gilbench.models.interpreter_pool import InterpreterPool
from gilbench.models.job import Job
from gilbench.user_code.code import UserCode
from tests import test_models
from tests.launching import Outcome, launched, request
from tests.user_launching import FOLDER, run

_TASKS = 12
"""More than are kept of one worker."""


def _able(*, awaits: bool = False) -> list[Model]:
    return [model for model in MODELS if not model.obstacle() and (awaits or model.worker_kind != "event_loop")]


class EveryModel(unittest.TestCase):
    def check(self, outcomes: dict[str, Outcome], expected: dict[str, int]) -> None:
        for model, outcome in outcomes.items():
            with self.subTest(model):
                self.assertEqual([reply["type"] for reply in outcome.replies], ["ready", "sample", "sample", "done"], outcome)
                self.assertEqual([reply["results"] for reply in outcome.replies[1:3]], [expected] * 2)
                self.assertEqual((outcome.exit_code, outcome.left), (0, []))

    def run_all(self, models: list[Model], function: str, arguments: dict, **changes: object) -> dict[str, Outcome]:
        with ThreadPoolExecutor(2) as launches:
            outcomes = launches.map(lambda model: run(function, model.id, arguments, _TASKS, **changes), models)
            return dict(zip([model.id for model in models], outcomes))

    def test_a_function_runs_under_every_model_that_runs_functions(self) -> None:
        self.check(self.run_all(_able(), "app/scoring.py:score", {"n": 1000}), {"332833500": _TASKS})

    def test_a_coroutine_function_is_awaited_by_event_loops_and_run_by_asyncio_run_where_asked(self) -> None:
        self.check(self.run_all(_able(awaits=True), "app.scoring:awaited", {"n": 5}, asyncio_run=True), {"[5]": _TASKS})

    def test_a_setup_is_opened_once_by_every_worker_and_given_to_every_call(self) -> None:
        outcomes = self.run_all([model for model in _able() if model.worker_kind != "threads"], "app.scoring:with_connection", {"n": 7},
                                setup="connection")
        self.check(outcomes, {"107": _TASKS})
        for model, outcome in outcomes.items():
            workers = 1 if model == "sequential" else 2
            with self.subTest(model):
                self.assertEqual(outcome.errors.count("closed 7"), workers, outcome.errors)

    def test_the_meters_tell_the_part_of_the_kernel(self) -> None:
        for model in ("sequential", "processes_fork", "process_pool_fork"):
            for sample in run("app.scoring:score", model, {"n": 100}).replies[1:3]:
                self.assertGreaterEqual(sample["cpu_self_seconds"] + sample["cpu_children_seconds"] + 1e-9, sample["cpu_system_seconds"])
                self.assertGreaterEqual(sample["cpu_system_seconds"], 0.0)


class Cases(unittest.TestCase):
    """Cases from public reports, each as a user would have it in one file."""

    def results(self, function: str, model: str, arguments: dict, **changes: object) -> dict[str, int]:
        outcome = run(f"cases.py:{function}", model, arguments, _TASKS, **changes)
        self.assertEqual(outcome.replies[-1]["type"], "done", outcome)
        return outcome.replies[1]["results"]

    def test_copies_of_nested_lists_by_threads_on_shared_and_on_separate_inputs(self) -> None:
        for shares in (True, False):
            self.assertEqual(self.results("copies", "threads", {"rows": [[1, 2], [3]]}, shared_arguments=shares), {"40": _TASKS})

    def test_nearest_neighbours_with_a_shared_dict_and_a_lock(self) -> None:
        arguments = {"points": [0.0, 1.0, 2.0], "targets": [1.9, 0.2]}
        for model in ("threads", "thread_pool", "processes_fork"):
            self.assertEqual(self.results("nearest", model, arguments), {"[2, 0]": _TASKS})

    def test_naive_fibonacci_through_a_thread_pool_executor(self) -> None:
        self.assertEqual(self.results("fibonacci", "thread_pool", {"n": 10}), {"55": _TASKS})

    def test_a_counter_on_a_module_level_global_returns_what_cannot_agree(self) -> None:
        results = self.results("count", "sequential", {})
        self.assertEqual(results, {**{str(number): 1 for number in range(2, 9)}, "1": 1 + _TASKS - 9, "12": 1})
        self.assertEqual(self.results("count", "sequential", {}, result="ignored"), {"(ignored)": _TASKS})

    def test_asyncio_code_with_a_blocking_call_in_it(self) -> None:
        self.assertEqual(self.results("blocking", "asyncio_gather", {"seconds": 0.001}), {"'done'": _TASKS})

    @unittest.skipUnless(find_spec("numpy"), "this interpreter has no NumPy")
    def test_a_numpy_function(self) -> None:
        outcome = run("uses_numpy.py:dot", "threads", {"n": 100})
        self.assertEqual(outcome.replies[1]["results"], {"328350.0": 5}, outcome)

    def test_a_lambda_and_a_local_function_are_refused_where_a_process_has_to_import_them(self) -> None:
        local = "the function _maker.<locals>.local is local: a process cannot import it"
        unnamed = "the function is a lambda: a process cannot import it by its name"
        for model in ("process_pool_fork", "process_executor_spawn", "processes_spawn", "asyncio_processes"):
            for function, reason in (("local", local), ("square", unnamed)):
                with self.subTest(model, function=function):
                    outcome = run(f"cases.py:{function}", model, {"n": 4})
                    self.assertEqual(outcome.replies, [{"type": "failed", "kind": "unsupported", "message": reason}])
        for model in ("threads", "processes_fork"):  # a fork has it, by name or not
            self.assertEqual(self.results("square", model, {"n": 4}), {"16": _TASKS})
            self.assertEqual(self.results("local", model, {"n": 4}), {"5": _TASKS})

    def test_a_result_that_cannot_be_pickled_is_named_where_results_travel_and_welcome_elsewhere(self) -> None:
        for model in ("process_pool_fork", "process_executor_fork"):
            failed = run("cases.py:locked", model).replies[-1]
            self.assertEqual(failed["message"], "the result holds a _thread.lock (result['deep'][0]['lock']), which cannot be pickled")
        for model in ("threads", "processes_fork"):
            self.assertEqual(self.results("locked", model, {}, result="ignored"), {"(ignored)": _TASKS})


class Arguments(unittest.TestCase):
    def test_every_worker_has_its_own_unless_they_are_to_be_shared(self) -> None:
        for model in ("threads", "thread_pool"):
            apart = run("cases.py:identity", model, {"items": [1]}, 8).replies[1]["results"]
            shared = run("cases.py:identity", model, {"items": [1]}, 8, shared_arguments=True).replies[1]["results"]
            self.assertEqual(len(shared), 1)
            self.assertTrue(model == "thread_pool" or len(apart) == 2)  # one thread of a pool may do it all

    def test_tasks_of_one_event_loop_have_their_own_too(self) -> None:
        job = Job(UserCode("cases.py:identity", str(FOLDER)), '{"items": [1]}')
        with job.open() as one, job.open() as other:
            self.assertNotEqual(one.call(), other.call())
        job = Job(UserCode("cases.py:identity", str(FOLDER), shared_arguments=True), '{"items": [1]}')
        with job.open() as one, job.open() as other:
            self.assertEqual(one.call(), other.call())

    def test_a_process_pool_gives_each_unit_arguments_that_nobody_had_before(self) -> None:
        for model in ("process_pool_fork", "process_executor_fork", "asyncio_processes"):
            results = run("cases.py:told_apart", model, {"items": []}, _TASKS).replies[1]["results"]
            self.assertEqual(results, {"True": _TASKS}, model)

    def test_a_job_of_the_users_code_is_the_same_after_json(self) -> None:
        job = Job(UserCode("cases.py:identity", str(FOLDER), setup="s", tolerance=0.5, shared_arguments=True), '{"items": [1]}')
        self.assertEqual(Job.from_json(job.to_json()), job)


class Refusals(unittest.TestCase):
    def message(self, kind: str, function: str, model: str = "sequential", **changes: object) -> str:
        outcome = run(function, model, **changes)
        self.assertEqual([(reply["type"], reply.get("kind")) for reply in outcome.replies], [("failed", kind)], outcome)
        return outcome.replies[0]["message"]

    def test_what_an_event_loop_and_what_other_models_cannot_run_is_unsupported_with_the_reason(self) -> None:
        self.assertEqual(self.message("unsupported", "app.scoring:score", "asyncio_gather"),
                         "score is no coroutine function, so an event loop has nothing to await")
        self.assertEqual(self.message("unsupported", "app.scoring:awaited", "threads"),
                         "awaited is a coroutine function; threads runs plain functions "
                         "(--asyncio-run runs it by asyncio.run in each call)")
        self.assertIn("lives in one event loop; threads runs each call in a loop of its own",
                      self.message("unsupported", "app.scoring:awaited_with", "threads", setup="async_connection", asyncio_run=True))
        self.assertIn("threads has none", self.message("unsupported", "app.scoring:score", "threads", setup="async_connection"))

    def test_what_is_not_there_is_wrong_use_with_what_is(self) -> None:
        for function, said in (("app/scoring.py:scor", "app/scoring.py has no function 'scor'; near it are"),
                               ("app.scoring:NUMBER", "'NUMBER' in app.scoring is no function but an int"),
                               ("app/scorin.py:f", f"there is no file app/scorin.py in {FOLDER}"),
                               ("nowhere.at:all", "no module 'nowhere.at'"),
                               ("score", "names no function")):
            with self.subTest(function):
                self.assertIn(said, self.message("usage", function))
        self.assertIn("the setup no_manager is no context manager", self.message("usage", "app.scoring:score", setup="no_manager"))
        self.assertIn("has no function 'nowhere'", self.message("usage", "app.scoring:score", setup="nowhere"))
        self.assertIn("has no function 'nowhere'", self.message("usage", "app.scoring:score", check="app.scoring:nowhere"))

    def test_a_file_that_has_the_name_of_a_loaded_module_is_refused_and_stands_in_for_nothing_of_ours(self) -> None:
        self.assertIn("would be loaded as the module 'dataclasses', and one of this name is loaded already",
                      self.message("usage", "dataclasses.py:f", folder=str(FOLDER / "shadowing")))

    def test_code_of_another_language_is_wrong_use(self) -> None:
        self.assertIn("runs functions of Python", self.message("usage", None, assembly="a.dll", method="A.B"))  # type: ignore[arg-type]


class Loading(unittest.TestCase):
    def test_a_file_outside_any_package_is_loaded_by_its_path_with_its_own_folder_in_front(self) -> None:
        for model in ("sequential", "processes_spawn", "process_pool_spawn"):
            outcome = run("not-a-package/by-path.py:f", model, {"n": 4})
            self.assertEqual(outcome.replies[1]["results"], {"5": 5}, outcome)

    def test_a_file_of_another_folder_is_loaded_the_same_way_and_its_classes_can_travel(self) -> None:
        file = FOLDER / "not-a-package" / "by-path.py"
        outcome = run(f"{file}:result", "process_pool_fork", {"n": 4}, folder=str(FOLDER / "app"))
        self.assertEqual(outcome.replies[1]["results"], {"Result(4)": 5}, outcome)

    def test_a_static_method_is_a_function_too(self) -> None:
        self.assertEqual(run("app.scoring:Scorer.score").replies[1]["results"], {"285": 5})

    def test_a_setup_is_called_without_arguments_where_it_takes_none_and_may_yield_nothing(self) -> None:
        self.assertEqual(run("app.scoring:given", setup="without_arguments").replies[1]["results"], {"'given'": 5})
        self.assertEqual(run("app.scoring:score", setup="yields_nothing").replies[1]["results"], {"285": 5})

    def test_an_asynchronous_setup_is_opened_in_the_loop(self) -> None:
        outcome = run("app.scoring:awaited_with", "asyncio_gather", {"n": 2}, setup="async_connection")
        self.assertEqual(outcome.replies[1]["results"], {"1002": 5}, outcome)
        self.assertEqual(outcome.errors.count("closed asynchronously"), 2)

    def test_the_search_path_is_as_python_m_has_it_there(self) -> None:
        from gilbench.user_code import loading

        before = sys.path[:]
        try:
            loading.put_first_on_path("/somewhere")
            self.assertEqual(sys.path[0], "/somewhere")
            self.assertEqual([entry for entry in sys.path[1:] if "bench/Python/src" not in entry],
                             [entry for entry in before if entry and "bench/Python/src" not in entry])
        finally:
            sys.path[:] = before

    def test_a_launch_of_a_workload_of_the_document_brings_nothing_of_this(self) -> None:
        loaded = "import sys; print(sorted(name for name in sys.modules if 'user_code' in name), file=sys.stderr)"
        outcome = launched(request(), "-c", f"from gilbench import worker; worker.main(); {loaded}")
        self.assertEqual(outcome.errors, "[]\n")


class InterpreterPoolsOfUsers(unittest.TestCase):
    """The pool of 3.14 on threads in the place of interpreters."""

    setUp = test_models.InterpreterPools.setUp

    def test_arguments_and_results_travel(self) -> None:
        pool = InterpreterPool(Job(UserCode("app.scoring:score", str(FOLDER)), '{"n": 10}'), workers=3)
        shares = pool.shares(pool.release(7))
        pool.close()
        for share in shares:
            share.settle()
        self.assertEqual(sum(share.results["285"] for share in shares), 7)
